package io.github.opentoe.agent.export;

import io.github.opentoe.agent.report.Status;

/**
 * How a status looks.
 *
 * @param name the class of its colour
 * @param mark its sign, so that nobody needs the colour
 * @param word what it is called
 */
record HtmlStatus(String name, String mark, String word) {

  static HtmlStatus of(Status status) {
    return switch (status) {
      case SUCCESS -> new HtmlStatus("success", "✓", "success");
      case FAILED -> new HtmlStatus("failed", "✗", "failed");
      case IGNORED_FAILURE -> new HtmlStatus("ignored", "!", "failed, ignored");
      case SUCCESS_WITH_IGNORED_FAILURE ->
          new HtmlStatus("ignored", "!", "success, failures ignored");
      case SKIPPED -> new HtmlStatus("skipped", "–", "skipped");
      case NOT_RUN -> new HtmlStatus("skipped", "·", "not run");
      case RUNNING -> new HtmlStatus("failed", "?", "did not end");
      case REBOOTING -> new HtmlStatus("ignored", "↻", "restart");
    };
  }
}
