package io.github.opentoe.agent.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import java.io.IOException;

/** The summary that a run leaves on standard output (execution-and-outputs §8.6). */
public final class RunSummary {

  private RunSummary() {}

  /** The JSON object, with one line break behind it. */
  public static String json(RunReport report) {
    return new JsonText()
        .line(
            json -> {
              json.writeStartObject();
              writeFields(report, json);
              json.writeEndObject();
            });
  }

  static void writeFields(RunReport report, JsonGenerator json) throws IOException {
    Counts counts = report.counts();
    json.writeStringField("executionId", report.executionId());
    json.writeStringField("status", report.status().word());
    json.writeNumberField("failedStepCount", counts.failed());
    json.writeNumberField("executedStepCount", counts.executed());
    json.writeNumberField("ignoredFailedStepCount", counts.ignoredFailed());
    json.writeStringField("failureMessage", report.failureMessage());
    json.writeStringField("logUrl", logUrl(report));
    if (counts.skipped() > 0) {
      json.writeNumberField("skippedStepCount", counts.skipped());
    }
  }

  /** Where the log folder is, preferably its copy; empty where there is none. */
  static String logUrl(RunReport report) {
    return report
        .logAddress()
        .or(() -> report.logFolder().map(folder -> folder.toAbsolutePath().toString()))
        .orElse("");
  }
}
