package io.github.opentoe.agent.output;

import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.value.Value;

/** The summary that a run prints last (execution-and-outputs §8.6). */
public final class RunSummary {

  private RunSummary() {}

  /** The summary as JSON, with a final line break. */
  public static String json(RunReport report) {
    return String.format(
        "{%n    \"executionId\": %s,%n    \"status\": \"%s\",%n    \"failureMessage\": %s%n}%n",
        Value.text(report.executionId()).toJson(),
        report.status().word(),
        Value.text(report.failureMessage()).toJson());
  }
}
