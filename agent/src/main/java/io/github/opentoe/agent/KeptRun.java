package io.github.opentoe.agent;

import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.engine.Recovery;
import io.github.opentoe.agent.engine.Resumption;
import io.github.opentoe.agent.output.ExecutionIds;
import io.github.opentoe.agent.output.LogFolder;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.state.Found;
import io.github.opentoe.agent.state.RunHead;
import io.github.opentoe.agent.state.RunPoint;
import io.github.opentoe.agent.state.RunStore;
import io.github.opentoe.agent.state.Salt;
import io.github.opentoe.agent.state.SavedDocument;
import io.github.opentoe.agent.state.StateDirectory;
import io.github.opentoe.agent.state.StateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a run keeps in its state directory, from its beginning to its end. */
final class KeptRun {

  private static final int MOST_REPEATS = 3;

  /** Why a run fails whose restart never came (EX-29). */
  static final String NOT_RESTARTED =
      "the machine was not restarted (asked " + MOST_REPEATS + " times)";

  private final RunStart start;
  private final Optional<StateDirectory> directory;
  private final Instant startedAt;
  private final String bootId;
  private final Optional<RunPoint.Restart> awaited;
  private Optional<StateFiles> files = Optional.empty();
  private Optional<Resumption> resumption = Optional.empty();

  /**
   * @param directory locked; empty where nothing is kept
   * @param bootId of the machine as the run begins; empty where that is not known yet
   */
  KeptRun(RunStart start, Optional<StateDirectory> directory, Instant startedAt, String bootId) {
    this.bootId = bootId;
    this.start = start;
    this.directory = directory;
    this.startedAt = startedAt;
    this.awaited = start.saved().flatMap(found -> found.run().point().restart());
  }

  /** Whether a restart was asked for that has not come; where nobody can tell, it has. */
  boolean awaitsRestart(String bootId) {
    return awaited.isPresent()
        && !bootId.isEmpty()
        && start.saved().filter(found -> found.run().point().bootId().equals(bootId)).isPresent();
  }

  /**
   * Counts one more call without a restart.
   *
   * @return whether to ask again
   */
  boolean asksAgain(Journal journal) {
    RunPoint.Restart request = awaited.orElseThrow();
    if (request.repeats() >= MOST_REPEATS) {
      return false;
    }
    RunPoint.Restart again = request.repeated();
    journal.info(
        "Executor: the machine was not restarted; asking again ("
            + again.repeats()
            + " of "
            + MOST_REPEATS
            + ")");
    try {
      RunStore store = open(List.of(), Optional.empty());
      store.move(store.point().with(Optional.of(again)));
    } catch (IOException e) {
      throw new AgentException("The state of the run cannot be written: " + OsReason.of(e) + ".");
    }
    return true;
  }

  /** The report of a call that found no restart and asks for it once more. */
  RunReport left(Optional<Path> folder) {
    return new RunReport(
        start.executionId(),
        Status.REBOOTING,
        "",
        Optional.of(startedAt),
        Optional.empty(),
        start.saved().map(found -> found.run().point().counts()).orElse(Counts.NONE),
        folder,
        List.of(),
        List.of());
  }

  /**
   * Begins to keep the run, or goes on.
   *
   * @param documents of a run that begins
   * @throws AgentException where nothing can be written
   */
  RunStore open(List<SavedDocument> documents, Optional<LogFolder> folder) {
    if (directory.isEmpty()) {
      return RunStore.NONE;
    }
    if (files.isEmpty()) {
      files = Optional.of(opened(directory.get(), documents, folder));
    }
    return files.get();
  }

  private StateFiles opened(
      StateDirectory state, List<SavedDocument> documents, Optional<LogFolder> folder) {
    Optional<Found.Saved> saved = start.saved();
    if (saved.isPresent()) {
      return StateFiles.reopen(state.path(), saved.get());
    }
    RunPoint begin = RunPoint.start(bootId);
    RunHead head =
        new RunHead(
            start.fingerprint(),
            start.executionId(),
            folder.map(LogFolder::path),
            startedAt,
            documents,
            SavedSettings.of(start.request()),
            start
                .head()
                .map(RunHead::salt)
                .filter(Salt::isThere)
                .orElseGet(() -> new Salt(ExecutionIds.random())));
    return StateFiles.create(
        state.path(),
        head,
        resumption.map(kept -> begin.movedTo(kept.stack(), kept.counts())).orElse(begin),
        resumption.map(Resumption::records).orElse(List.of()));
  }

  /**
   * What the run had done, where it goes on at all.
   *
   * @param kept of a run that failed
   * @param failure why the step that was cut off fails now
   */
  Recovery recovery(Optional<Resumption> kept, Optional<String> failure) {
    resumption = kept;
    return kept.map(Recovery::of)
        .or(() -> start.saved().map(found -> Recovery.of(found.run(), failure)))
        .orElse(Recovery.NONE);
  }

  /** Says why the run goes on from somewhere in the middle. */
  void tellHowItGoesOn(Journal journal, Optional<String> failure) {
    resumption.ifPresent(kept -> journal.resumed(kept.text()));
    if (start.saved().isEmpty() || failure.isPresent()) {
      return;
    }
    if (awaited.isPresent()) {
      journal.info("Recovery completed for detailed output.");
      journal.info("Executor: System has rebooted successfully");
    } else {
      journal.announceResuming();
    }
  }

  /** Drops what was kept, unless the run goes on later or may be had to (EX-28). */
  void finish(RunReport report, Journal journal) {
    if (report.isRestartWanted()) {
      close();
      return;
    }
    files.ifPresent(
        state -> {
          try {
            if (report.isSuccess()) {
              state.delete();
            } else {
              state.putAside();
            }
          } catch (AgentException e) {
            journal.warning(e.text());
          }
        });
  }

  /** Leaves what was kept as it is. */
  void close() {
    files.ifPresent(
        state -> {
          try {
            state.close();
          } catch (IOException e) {
            // Everything was on disk before.
          }
        });
  }
}
