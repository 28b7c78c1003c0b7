package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.report.Status;
import java.util.List;

/** The status of a whole from those of its parts (execution-and-outputs §6.4). */
final class RollUp {

  private RollUp() {}

  /** The strongest decides; skipped counts as success. */
  static Status of(List<Status> parts) {
    if (parts.contains(Status.FAILED)) {
      return Status.FAILED;
    }
    boolean ignored =
        parts.contains(Status.IGNORED_FAILURE)
            || parts.contains(Status.SUCCESS_WITH_IGNORED_FAILURE);
    return ignored ? Status.SUCCESS_WITH_IGNORED_FAILURE : Status.SUCCESS;
  }
}
