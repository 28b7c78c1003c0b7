package io.github.opentoe.agent.export;

import io.github.opentoe.agent.report.FailureCard;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StepResult;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** What failed, before anything else: where, why, what was run, what it said. */
final class HtmlFailures {

  private static final int MOST = 50;
  private static final int MOST_LINES = 40;
  private static final int MOST_LOG = 1500;

  private final MarkupWriter html;
  private final ConsoleLog log;
  private final Function<StepResult, String> ids;

  /**
   * @param ids the id of a step on the page
   */
  HtmlFailures(MarkupWriter html, ConsoleLog log, Function<StepResult, String> ids) {
    this.html = html;
    this.log = log;
    this.ids = ids;
  }

  void write(RunReport report) throws IOException {
    List<FailedStep> failed = FailedStep.in(report);
    if (failed.isEmpty()) {
      return;
    }
    String heading = failed.size() == 1 ? "Failure" : failed.size() + " failures";
    html.open("section", "id", "failures").element("h2", heading).line();
    for (FailedStep step : failed.subList(0, Math.min(MOST, failed.size()))) {
      card(step);
    }
    if (failed.size() > MOST) {
      html.element("p", failed.size() - MOST + " more steps failed; see below.");
    }
    html.close().line();
  }

  private void card(FailedStep failed) throws IOException {
    FailureCard card = failed.card();
    html.open("article").open("h3");
    html.element("span", "✗", "class", "mark failed", "aria-hidden", "true");
    html.element("a", failed.path(), "href", "#" + ids.apply(failed.step()));
    html.text(" ").element("span", card.action(), "class", "dim").close().line();
    html.element("p", card.reason(), "class", "reason").line();
    html.open("dl", "class", "facts");
    fact("Place", card.location().isKnown() ? card.location().toString() : card.document());
    fact("Attempt", card.attempt() > 1 ? Integer.toString(card.attempt()) : "");
    fact("Exit code", card.exitCode().stream().mapToObj(Integer::toString).findFirst().orElse(""));
    html.close().line();
    block("What was run", firstLines(card.command()));
    if (card.stderrTail().isEmpty()) {
      block("End of its log", log.excerptOfAll(failed.step(), MOST_LOG).shown());
    } else {
      block("Last lines of standard error", String.join("\n", card.stderrTail()));
    }
    html.close().line();
  }

  private void fact(String name, String value) throws IOException {
    if (!value.isEmpty()) {
      html.open("div").element("dt", name).element("dd", value).close();
    }
  }

  private void block(String name, String text) throws IOException {
    if (!text.isBlank()) {
      html.element("h4", name);
      html.element("pre", text, "tabindex", "0", "role", "region", "aria-label", name).line();
    }
  }

  private static String firstLines(String command) {
    List<String> lines = command.lines().toList();
    return lines.size() <= MOST_LINES
        ? command
        : String.join("\n", lines.subList(0, MOST_LINES))
            + "\n… "
            + (lines.size() - MOST_LINES)
            + " more lines";
  }
}
