package io.github.opentoe.agent.export;

import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StepResult;
import java.io.IOException;

/** What unfolds below a step: facts, inputs and its part of the log. */
final class HtmlStep {

  private static final int MOST_INPUT = 4000;
  private static final int MOST_LOG = 16 << 20;
  private static final int MOST_LOG_OF_A_STEP = 64 << 10;
  private static final int LEAST_LOG_OF_A_STEP = 2 << 10;

  private final MarkupWriter html;
  private final ConsoleLog log;
  private final RunReport report;
  private final int logOfAStep;

  /**
   * @param steps how many there are, to share the room for logs
   */
  HtmlStep(MarkupWriter html, ConsoleLog log, RunReport report, int steps) {
    this.html = html;
    this.log = log;
    this.report = report;
    int share = Math.max(LEAST_LOG_OF_A_STEP, MOST_LOG / Math.max(1, steps));
    this.logOfAStep = Math.min(MOST_LOG_OF_A_STEP, share);
  }

  void write(StepResult step) throws IOException {
    html.open("div", "class", "body").line();
    if (!step.failureMessage().isEmpty()) {
      html.element("p", step.failureMessage(), "class", "reason").line();
    }
    facts(step);
    block("Inputs", ValueText.of(step.inputs(), MOST_INPUT));
    if (step.loop().isPresent()) {
      block("Loop", ValueText.of(step.loop().get(), MOST_INPUT));
    }
    log(step);
    html.close().line();
  }

  private void facts(StepResult step) throws IOException {
    html.open("dl", "class", "facts");
    fact("Started", step.startedAt().map(TimeText::utcWords).orElse(""));
    fact("Timeout", step.timeoutSeconds() < 0 ? "none" : step.timeoutSeconds() + " s");
    fact("Attempts", attempts(step));
    fact("On failure", step.onFailure());
    html.close().line();
  }

  private static String attempts(StepResult step) {
    return step.failure().isPresent()
        ? step.failure().get().attempt() + " of " + step.maxAttempts()
        : "up to " + step.maxAttempts();
  }

  private void fact(String name, String value) throws IOException {
    if (!value.isEmpty()) {
      html.open("div").element("dt", name).element("dd", value).close();
    }
  }

  private void log(StepResult step) throws IOException {
    LogExcerpt excerpt = log.excerpt(step, logOfAStep / 4, logOfAStep - logOfAStep / 4);
    block("Log", excerpt.head());
    if (excerpt.omitted() > 0) {
      String where =
          report.logFolder().map(folder -> folder.resolve("console.log").toString()).orElse("");
      html.element("p", excerpt.omission() + " all of it is in " + where, "class", "dim");
      block("End of the log", excerpt.tail());
    }
  }

  private void block(String name, String text) throws IOException {
    if (!text.isBlank()) {
      html.element("h5", name);
      html.element("pre", text, "tabindex", "0", "role", "region", "aria-label", name).line();
    }
  }
}
