package io.github.opentoe.agent;

import io.github.opentoe.agent.export.RunExport;
import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunReport;
import java.io.IOException;
import java.util.Optional;

/** The reports that a request asks for; nothing here is loaded where it asks for none. */
record ReportWriting(RunRequest request) {

  /** Why one of them could not be written; known before anything runs. */
  Optional<String> objection() {
    for (ReportFile report : request.reports()) {
      Optional<String> reason = RunExport.objection(report.path());
      if (reason.isPresent()) {
        return Optional.of(
            "The report " + report.path() + " cannot be written: " + reason.get() + ".");
      }
    }
    return Optional.empty();
  }

  /** Writes all of them; one that cannot be written is a warning. */
  void write(RunReport run) {
    try (RunExport export = new RunExport(run)) {
      for (ReportFile report : request.reports()) {
        try {
          write(report, export);
        } catch (IOException e) {
          warn("The report " + report.path() + " cannot be written: " + OsReason.of(e) + ".");
        }
      }
    }
  }

  private static void write(ReportFile report, RunExport export) throws IOException {
    switch (report.format()) {
      case JUNIT -> export.writeJUnit(report.path());
      case HTML -> export.writeHtml(report.path());
    }
  }

  private void warn(String text) {
    request.listener().on(new RunEvent.Warned(request.clock().instant(), text));
  }
}
