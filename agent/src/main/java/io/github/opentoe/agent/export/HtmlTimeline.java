package io.github.opentoe.agent.export;

import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.PhaseResult;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Documents, phases and steps in their order, each with a bar that shows when it ran. */
final class HtmlTimeline {

  private static final int TICKS = 4;

  private final MarkupWriter html;
  private final RunReport report;
  private final HtmlBar bar;
  private final HtmlStep body;
  private final IdentityHashMap<StepResult, String> ids = new IdentityHashMap<>();

  HtmlTimeline(MarkupWriter html, ConsoleLog log, RunReport report) {
    this.html = html;
    this.report = report;
    this.bar = new HtmlBar(report.startedAt(), report.endedAt());
    number(report);
    this.body = new HtmlStep(html, log, report, ids.size());
  }

  private void number(RunReport run) {
    for (DocumentResult document : run.documents()) {
      for (PhaseResult phase : document.phases()) {
        for (StepResult step : phase.steps()) {
          ids.put(step, "step-" + (ids.size() + 1));
          step.nested().orElse(List.of()).forEach(this::number);
        }
      }
    }
  }

  /** The id of a step on the page. */
  String id(StepResult step) {
    return ids.getOrDefault(step, "timeline");
  }

  void write() throws IOException {
    if (report.documents().isEmpty()) {
      return;
    }
    html.open("section", "id", "timeline").element("h2", "Timeline").line();
    scale();
    for (DocumentResult document : report.documents()) {
      html.open("section", "class", "document");
      row(
          "h3",
          title(document),
          new Line(document.status(), document.startedAt(), document.endedAt()));
      phases(document);
      html.close().line();
    }
    html.close().line();
  }

  /** What a row shows beside its title. */
  private record Line(Status status, Optional<Instant> startedAt, Optional<Instant> endedAt) {}

  private static String title(DocumentResult document) {
    return document.name().isEmpty()
        ? document.filePath()
        : document.name() + " (" + document.filePath() + ")";
  }

  private void scale() throws IOException {
    Duration span = TimeText.between(report.startedAt(), report.endedAt());
    html.open("p", "class", "row scale", "aria-hidden", "true").open("span", "class", "ticks");
    for (int tick = 0; tick <= TICKS; tick++) {
      html.element("span", TimeText.words(span.multipliedBy(tick).dividedBy(TICKS)));
    }
    html.close().close().line();
  }

  private void phases(DocumentResult document) throws IOException {
    for (PhaseResult phase : document.phases()) {
      if (phase.selected()) {
        html.open("section", "class", "phase");
        row("h4", phase.name(), new Line(phase.status(), phase.startedAt(), phase.endedAt()));
        html.open("ol").line();
        for (StepResult step : phase.steps()) {
          step(step);
        }
        html.close().close().line();
      }
    }
  }

  private void row(String heading, String title, Line line) throws IOException {
    HtmlStatus status = HtmlStatus.of(line.status());
    html.open("div", "class", "row");
    mark(status);
    html.element(heading, title, "class", "name");
    state(status);
    bar.draw(html, status, line.startedAt(), line.endedAt());
    span(line);
    html.close().line();
  }

  private void mark(HtmlStatus status) throws IOException {
    html.element("span", status.mark(), "class", "mark " + status.name(), "aria-hidden", "true");
  }

  /** Success goes without saying, except to those who hear the page. */
  private void state(HtmlStatus status) throws IOException {
    boolean isUsual = status.name().equals("success");
    html.element("span", status.word(), "class", isUsual ? "heard" : "state " + status.name());
  }

  private void span(Line line) throws IOException {
    String text =
        line.startedAt().isEmpty() || line.status() == Status.SKIPPED
            ? ""
            : TimeText.words(TimeText.between(line.startedAt(), line.endedAt()));
    html.element("span", text, "class", "span");
  }

  private void step(StepResult step) throws IOException {
    HtmlStatus status = HtmlStatus.of(step.status());
    Line line = new Line(step.status(), step.startedAt(), step.endedAt());
    boolean isOpen = step.status() == Status.FAILED;
    html.open("li");
    html.open("details", "id", id(step), "open", isOpen ? "open" : "");
    html.open("summary", "class", "row");
    mark(status);
    html.open("span", "class", "name").text(step.name()).text(" ");
    html.element("span", step.action(), "class", "dim").close();
    state(status);
    bar.draw(html, status, step.startedAt(), step.endedAt());
    span(line);
    html.close();
    body.write(step);
    for (RunReport nested : step.nested().orElse(List.of())) {
      html.open("div", "class", "nested");
      for (DocumentResult document : nested.documents()) {
        row(
            "h5",
            title(document),
            new Line(document.status(), document.startedAt(), document.endedAt()));
        phases(document);
      }
      html.close();
    }
    html.close().close().line();
  }
}
