package io.github.opentoe.agent.output;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** The summary of a nested run, as {@code ExecuteDocument} puts it into its outputs (EX-54). */
public final class NestedSummary {

  private NestedSummary() {}

  /** The keys of the summary in alphabetical order. */
  public static Value.Mapping of(RunReport report) {
    Counts counts = report.counts();
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put("executedStepCount", new Value.Whole(counts.executed()));
    entries.put("executionId", Value.text(report.executionId()));
    entries.put("failedStepCount", new Value.Whole(counts.failed()));
    entries.put("failureMessage", Value.text(report.failureMessage()));
    entries.put("ignoredFailedStepCount", new Value.Whole(counts.ignoredFailed()));
    entries.put("logUrl", Value.text(RunSummary.logUrl(report)));
    entries.put("status", Value.text(report.status().word()));
    if (counts.skipped() > 0) {
      entries.put("skippedStepCount", new Value.Whole(counts.skipped()));
    }
    return new Value.Mapping(entries);
  }
}
