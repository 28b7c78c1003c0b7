package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.document.Phase;
import io.github.opentoe.agent.report.PhaseResult;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.state.Position;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A phase of a run and how far it is. */
final class PhaseState {

  private final Phase phase;
  private final boolean selected;
  private final List<StepState> steps;
  private final Map<String, StepState> byName = new HashMap<>();
  private volatile Span span = Span.NOT_RUN;

  PhaseState(Phase phase, boolean selected, List<StepState> steps) {
    this.phase = phase;
    this.selected = selected;
    this.steps = List.copyOf(steps);
    steps.forEach(step -> byName.put(step.step().name(), step));
  }

  Phase phase() {
    return phase;
  }

  boolean isSelected() {
    return selected;
  }

  List<StepState> steps() {
    return steps;
  }

  Optional<StepState> step(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Status status() {
    return span.status();
  }

  Optional<Instant> startedAt() {
    return span.startedAt();
  }

  void start(Instant at) {
    span = Span.started(at);
  }

  boolean isEnded() {
    return span.endedAt().isPresent();
  }

  /** Ends it; what became of its steps decides how. */
  void end(Instant at) {
    List<String> failed =
        steps.stream()
            .filter(step -> step.status() == Status.FAILED)
            .map(step -> "Step " + step.step().name() + " failed!")
            .toList();
    Status status = RollUp.of(steps.stream().map(StepState::status).toList());
    span = span.ended(status, String.join(" ", failed), at);
  }

  /** Takes up what had ended in it. */
  void restore(Recovery recovery, int document, int index) {
    for (int step = 0; step < steps.size(); step++) {
      recovery.ended(new Position(document, index, step, 0, 0)).ifPresent(steps.get(step)::restore);
    }
    recovery
        .endedPhase(document, index)
        .ifPresent(
            ended -> {
              start(ended.startedAt());
              end(ended.endedAt());
            });
  }

  PhaseResult result() {
    Span now = span;
    return new PhaseResult(
        phase.name(),
        selected,
        now.status(),
        now.failureMessage(),
        now.startedAt(),
        now.endedAt(),
        steps.stream().map(StepState::result).toList());
  }
}
