package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.document.ComponentDocument;
import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A document of a run: what it says, the values of its variables, how far it is. */
public final class DocumentState {

  private final LoadedDocument loaded;
  private final Map<String, String> variables;
  private final List<PhaseState> phases;
  private volatile Span span = Span.NOT_RUN;

  DocumentState(LoadedDocument loaded, Map<String, String> variables, List<PhaseState> phases) {
    this.loaded = loaded;
    this.variables = Map.copyOf(variables);
    this.phases = List.copyOf(phases);
  }

  LoadedDocument loaded() {
    return loaded;
  }

  ComponentDocument document() {
    return loaded.document();
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  List<PhaseState> phases() {
    return phases;
  }

  Stream<StepState> steps() {
    return phases.stream().flatMap(phase -> phase.steps().stream());
  }

  Optional<StepState> step(String phaseName, String stepName) {
    for (PhaseState phase : phases) {
      if (phase.phase().name().equals(phaseName)) {
        return phase.step(stepName);
      }
    }
    return Optional.empty();
  }

  /** Whether a reference names a step that is over when the step of this plan begins. */
  boolean runsBefore(Reference.Chain chain, StepPlan plan) {
    boolean isSelected =
        phases.stream()
            .anyMatch(phase -> phase.isSelected() && phase.phase().name().equals(chain.phase()));
    return isSelected
        && step(chain.phase(), chain.step())
            .filter(target -> target.step().location().compareTo(plan.step().location()) < 0)
            .isPresent();
  }

  boolean isPassedOver() {
    return phases.stream().noneMatch(PhaseState::isSelected);
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

  /** Ends it; what became of its phases decides how. */
  void end(Instant at) {
    List<String> failed =
        phases.stream()
            .filter(phase -> phase.status() == Status.FAILED)
            .map(phase -> "Phase " + phase.phase().name() + " failed!")
            .toList();
    Status status = RollUp.of(phases.stream().map(PhaseState::status).toList());
    span = span.ended(status, String.join(" ", failed), at);
  }

  /** Takes up what had ended in it. */
  void restore(Recovery recovery, int index) {
    for (int phase = 0; phase < phases.size(); phase++) {
      phases.get(phase).restore(recovery, index, phase);
    }
    recovery
        .endedDocument(index)
        .ifPresent(
            ended -> {
              start(ended.startedAt());
              end(ended.endedAt());
            });
  }

  DocumentResult result() {
    Span now = span;
    return new DocumentResult(
        document().name(),
        loaded.source(),
        document().description(),
        now.status(),
        now.failureMessage(),
        now.startedAt(),
        now.endedAt(),
        phases.stream().map(PhaseState::result).toList());
  }
}
