package io.github.opentoe.agent.engine;

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

  boolean isPassedOver() {
    return phases.stream().noneMatch(PhaseState::isSelected);
  }

  Status status() {
    return span.status();
  }

  void start(Instant at) {
    span = Span.started(at);
  }

  void end(Status status, String message, Instant at) {
    span = span.ended(status, message, at);
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
