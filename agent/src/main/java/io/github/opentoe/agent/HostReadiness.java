package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.preflight.Finding;
import io.github.opentoe.agent.preflight.Preflight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at the host before the first step, and waits until it is quiet where that was wanted. */
final class HostReadiness {

  private final RunRequest request;
  private final Journal journal;

  HostReadiness(RunRequest request, Journal journal) {
    this.request = request;
    this.journal = journal;
  }

  /** Warns of what is left when the waiting is over; nothing of it stops the run. */
  void await(Path temporary, Set<Path> own) {
    List<Path> written = new ArrayList<>(own);
    written.add(request.workingDirectory());
    Preflight preflight = Preflight.of(Platform.current(), temporary, written, request.clock());
    for (Finding finding : quiet(preflight)) {
      journal.warning("Preflight: " + finding.text());
    }
  }

  private List<Finding> quiet(Preflight preflight) {
    if (request.readyWait().isZero()) {
      return preflight.look();
    }
    try {
      Deadline deadline = Deadline.in(request.readyWait(), request.cancellation());
      return preflight.awaitQuiet(
          deadline, reason -> journal.info("Preflight: waiting: " + reason));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return preflight.look();
    }
  }
}
