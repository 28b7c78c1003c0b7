package io.github.opentoe.agent;

import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.state.Found;
import io.github.opentoe.agent.state.RunHead;
import io.github.opentoe.agent.state.SavedRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run begins with, or goes on with.
 *
 * @param request what is asked for
 * @param documents as fetched, in the order of the request
 * @param fingerprint of the run; empty where a document is missing
 * @param saved what it had done when it was cut off; empty where it begins
 * @param failed the run that failed, where that is to go on
 * @param warnings found while looking for that
 */
record RunStart(
    RunRequest request,
    List<Fetched> documents,
    String fingerprint,
    Optional<Found.Saved> saved,
    Optional<SavedRun> failed,
    List<String> warnings) {

  RunStart {
    documents = List.copyOf(documents);
    warnings = List.copyOf(warnings);
  }

  /** A run that begins. */
  static RunStart fresh(
      RunRequest request, List<Fetched> documents, String fingerprint, List<String> warnings) {
    return new RunStart(
        request, documents, fingerprint, Optional.empty(), Optional.empty(), warnings);
  }

  /** What was kept of the run from its beginning; empty where it begins. */
  Optional<RunHead> head() {
    return saved.map(Found.Saved::run).or(() -> failed).map(SavedRun::head);
  }

  String executionId() {
    return head().map(RunHead::executionId).orElse(request.executionId());
  }

  Instant startedAt(Instant now) {
    return head().map(RunHead::startedAt).orElse(now);
  }
}
