package io.github.opentoe.agent.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A phase of a report.
 *
 * @param selected whether the run was asked for it; the others never run
 * @param steps all its steps, run or not
 */
public record PhaseResult(
    String name,
    boolean selected,
    Status status,
    String failureMessage,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    List<StepResult> steps) {

  public PhaseResult {
    steps = List.copyOf(steps);
  }
}
