package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.output.RunSummary;
import io.github.opentoe.agent.report.RunReport;
import java.io.PrintStream;

/** The summary alone: callers put the output of all calls together and read one object (EX-53). */
record SummaryOutput(PrintStream out) implements RunOutput {

  @Override
  public String name() {
    return "the summary";
  }

  @Override
  public void end(RunReport report) {
    if (!report.isRestartWanted()) {
      out.print(RunSummary.json(report));
    }
  }
}
