package io.github.opentoe.agent.document;

import io.github.opentoe.agent.yaml.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * A component document as read: structurally sound, its actions and references not yet checked.
 *
 * @param name empty where absent
 * @param description empty where absent
 * @param variables parameters, then constants, in written order
 * @param phases in document order
 * @param source its text
 */
public record ComponentDocument(
    String name,
    String description,
    List<Variable> variables,
    List<Phase> phases,
    SourceText source) {

  public ComponentDocument {
    variables = List.copyOf(variables);
    phases = List.copyOf(phases);
  }

  /** The phase of this name. */
  public Optional<Phase> phase(String phaseName) {
    return phases.stream().filter(phase -> phase.name().equals(phaseName)).findFirst();
  }

  /** The variable of this name. */
  public Optional<Variable> variable(String variableName) {
    return variables.stream().filter(variable -> variable.name().equals(variableName)).findFirst();
  }
}
