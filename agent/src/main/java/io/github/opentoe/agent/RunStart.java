package io.github.opentoe.agent;

import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.state.Found;
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
 * @param warnings found while looking for that
 */
record RunStart(
    RunRequest request,
    List<Fetched> documents,
    String fingerprint,
    Optional<Found.Saved> saved,
    List<String> warnings) {

  RunStart {
    documents = List.copyOf(documents);
    warnings = List.copyOf(warnings);
  }

  String executionId() {
    return saved.map(found -> found.run().head().executionId()).orElse(request.executionId());
  }

  Instant startedAt(Instant now) {
    return saved.map(found -> found.run().head().startedAt()).orElse(now);
  }
}
