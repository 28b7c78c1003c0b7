package io.github.opentoe.agent.export;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Severity;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** One page that shows a whole run, without scripts and without anything from elsewhere. */
final class HtmlPage {

  private static final String STYLE = "page.css";

  /** Should any text ever become markup, it can still load and run nothing. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private final MarkupWriter html;
  private final ConsoleLog log;

  HtmlPage(MarkupWriter html, ConsoleLog log) {
    this.html = html;
    this.log = log;
  }

  void write(RunReport report) throws IOException {
    HtmlTimeline timeline = new HtmlTimeline(html, log, report);
    html.raw("<!DOCTYPE html>").line().open("html", "lang", "en").line();
    head(report);
    html.open("body").line();
    header(report);
    html.open("main").line();
    new HtmlFailures(html, log, timeline::id).write(report);
    problems(report);
    timeline.write();
    html.close().line().close().line().close().line();
  }

  private void head(RunReport report) throws IOException {
    html.open("head").line();
    html.empty("meta", "charset", "utf-8").line();
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.empty("meta", "name", "color-scheme", "content", "light dark").line();
    html.element("title", ended(report) + ": " + names(report) + " – OpenTOE").line();
    html.open("style").raw(style()).close().line().close().line();
  }

  private static String style() throws IOException {
    try (InputStream stream = HtmlPage.class.getResourceAsStream(STYLE)) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String ended(RunReport report) {
    return report.isSuccess() ? "succeeded" : HtmlStatus.of(report.status()).word();
  }

  private static String names(RunReport report) {
    List<DocumentResult> documents = report.documents();
    return documents.isEmpty()
        ? report.executionId()
        : documents.stream().map(DocumentResult::filePath).collect(Collectors.joining(", "));
  }

  private void header(RunReport report) throws IOException {
    HtmlStatus status = HtmlStatus.of(report.status());
    html.open("header").line();
    html.open("h1");
    html.element("span", status.mark(), "class", "mark " + status.name(), "aria-hidden", "true");
    html.element("span", "Run " + ended(report), "class", status.name());
    html.text(" ").element("span", names(report), "class", "of").close().line();
    if (!report.failureMessage().isEmpty()) {
      html.element("p", report.failureMessage(), "class", "reason").line();
    }
    counts(report.counts());
    facts(report);
    html.close().line();
  }

  private void counts(Counts counts) throws IOException {
    html.open("ul", "class", "counts");
    count(counts.executed(), counts.executed() == 1 ? "step run" : "steps run", "");
    count(counts.failed(), "failed", "failed");
    count(counts.ignoredFailed(), "failed and ignored", "ignored");
    count(counts.skipped(), "skipped", "skipped");
    html.close().line();
  }

  private void count(int count, String what, String name) throws IOException {
    if (count > 0 || name.isEmpty()) {
      html.open("li", "class", name);
      html.element("b", Integer.toString(count)).text(" " + what).close();
    }
  }

  private void facts(RunReport report) throws IOException {
    Duration span = TimeText.between(report.startedAt(), report.endedAt());
    html.open("dl", "class", "facts").line();
    fact("Started", report.startedAt().map(TimeText::utcWords).orElse(""));
    fact("Duration", report.endedAt().isPresent() ? TimeText.words(span) : "");
    fact("Host", HostName.ofThisMachine());
    fact("Execution id", report.executionId());
    fact("Log folder", report.logFolder().map(Object::toString).orElse(""));
    fact("Copy of the logs", report.logAddress().orElse(""));
    html.close().line();
  }

  private void fact(String name, String value) throws IOException {
    if (!value.isEmpty()) {
      html.open("div").element("dt", name).element("dd", value).close().line();
    }
  }

  private void problems(RunReport report) throws IOException {
    List<Problem> shown =
        report.problems().stream().filter(problem -> problem.severity() != Severity.NOTE).toList();
    if (shown.isEmpty()) {
      return;
    }
    html.open("section", "id", "problems").element("h2", "Problems").line();
    html.open("ul", "class", "problems").line();
    for (Problem problem : shown) {
      boolean isError = problem.isError();
      html.open("li");
      html.element("b", problem.severity().word(), "class", isError ? "failed" : "ignored");
      html.text(" " + problem.message());
      if (!problem.location().toString().isEmpty()) {
        html.text(" ").element("code", problem.location().toString());
      }
      if (!problem.hint().isEmpty()) {
        html.element("p", problem.hint(), "class", "hint");
      }
      html.close().line();
    }
    html.close().close().line();
  }
}
