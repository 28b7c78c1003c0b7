package io.github.opentoe.agent;

import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.report.RunReport;
import java.util.Optional;

/** The end of a run, which its logs have a say in (EX-57). */
final class RunEnding {

  /** Why the run fails although its documents did not. */
  private volatile Optional<String> lateFailure = Optional.empty();

  /** Brings the logs away, and judges the run by that. */
  RunReport of(RunReport ran, Journal journal, LogDelivery delivery) {
    RunReport report = judged(ran, delivery.flush(journal), journal);
    sayEnd(report, journal);
    // What the upload itself has to say is too late for the copy.
    RunReport uploaded = judged(report, delivery.upload(), journal);
    if (report.isSuccess() && !uploaded.isSuccess()) {
      sayEnd(uploaded, journal);
    }
    RunReport last = judged(uploaded, delivery.flush(journal), journal);
    delivery.tellLosses(journal);
    return last.withLogAddress(delivery.address());
  }

  /** The report as files show it now. */
  RunReport shown(RunReport report) {
    return lateFailure.map(report::failed).orElse(report);
  }

  private static void sayEnd(RunReport report, Journal journal) {
    journal.info(
        report.isSuccess()
            ? "TOE has completed execution successfully"
            : "TOE has completed execution with failure - Execution failed!");
  }

  private RunReport judged(RunReport report, Optional<String> failure, Journal journal) {
    failure.ifPresent(journal::warning);
    if (lateFailure.isEmpty()) {
      lateFailure = failure;
    }
    return failure.map(report::failed).orElse(report);
  }
}
