package io.github.opentoe.agent.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A document of a report.
 *
 * @param name the document's own name, or empty
 * @param filePath its source exactly as given
 * @param phases all phases in document order, the ones not selected too
 */
public record DocumentResult(
    String name,
    String filePath,
    String description,
    Status status,
    String failureMessage,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    List<PhaseResult> phases) {

  public DocumentResult {
    phases = List.copyOf(phases);
  }
}
