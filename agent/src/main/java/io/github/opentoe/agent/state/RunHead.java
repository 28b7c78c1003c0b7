package io.github.opentoe.agent.state;

import io.github.opentoe.agent.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stays the same while a run goes on.
 *
 * @param fingerprint the same for two requests of the same run (EX-25)
 * @param executionId its id
 * @param logDirectory its log folder; empty where none is written
 * @param startedAt when it began
 * @param documents in the order they run
 * @param settings what else was asked for, in the words of whoever saves it
 * @param salt by which the hashes of its steps are made
 */
public record RunHead(
    String fingerprint,
    String executionId,
    Optional<Path> logDirectory,
    Instant startedAt,
    List<SavedDocument> documents,
    Value.Mapping settings,
    Salt salt) {

  public RunHead {
    documents = List.copyOf(documents);
  }
}
