package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.preflight.Finding;
import io.github.opentoe.agent.preflight.Preflight;
import io.github.opentoe.agent.process.CommandRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Looks at the host before the first step, and waits until it is quiet where that was wanted. */
final class HostReadiness {

  private final RunRequest request;
  private final Preflight preflight;
  private final FutureTask<List<Finding>> firstLook;

  private HostReadiness(RunRequest request, Preflight preflight) {
    this.request = request;
    this.preflight = preflight;
    this.firstLook = new FutureTask<>(preflight::look);
  }

  /**
   * Begins to look while the run is made ready: the kernel takes its time to tell of locks.
   *
   * @param own folders that the run writes to
   */
  static HostReadiness begin(RunRequest request, Set<Path> own) {
    List<Path> written = new ArrayList<>(own);
    written.add(request.workingDirectory());
    Path temporary = CommandRunner.temporaryFolder(request.environment());
    HostReadiness readiness =
        new HostReadiness(
            request, Preflight.of(Platform.current(), temporary, written, request.clock()));
    if (request.readyWait().isZero()) {
      readiness.beginLooking();
    }
    return readiness;
  }

  private void beginLooking() {
    Thread thread = new Thread(firstLook, "opentoe-preflight");
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // No thread to be had: whoever waits looks.
      return;
    }
  }

  /** Warns of what is left when the waiting is over; nothing of it stops the run. */
  void await(Journal journal) {
    for (Finding finding : found(journal)) {
      journal.warning("Preflight: " + finding.text());
    }
  }

  private List<Finding> found(Journal journal) {
    try {
      if (request.readyWait().isZero()) {
        firstLook.run();
        return firstLook.get();
      }
      Deadline deadline = Deadline.in(request.readyWait(), request.cancellation());
      return preflight.awaitQuiet(
          deadline, reason -> journal.info("Preflight: waiting: " + reason));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return preflight.look();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
