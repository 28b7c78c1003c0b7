package io.github.opentoe.agent.document;

import io.github.opentoe.agent.problem.SourceLocation;
import java.util.List;
import java.util.Optional;

/** A phase: steps that run one after the other (document-language §1.3). */
public record Phase(String name, List<Step> steps, SourceLocation location) {

  public Phase {
    steps = List.copyOf(steps);
  }

  /** The step of this name. */
  public Optional<Step> step(String stepName) {
    return steps.stream().filter(step -> step.name().equals(stepName)).findFirst();
  }
}
