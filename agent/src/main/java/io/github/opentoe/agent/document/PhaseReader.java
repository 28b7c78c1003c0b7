package io.github.opentoe.agent.document;

import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.Excerpt;
import io.github.opentoe.agent.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the phases of a document (document-language §1.3). */
final class PhaseReader {

  private static final List<String> KEYS = List.of("name", "steps");
  private static final Map<String, String> ADVICE =
      Map.of(
          "action", "It belongs to a step, further in.",
          "inputs", "It belongs to a step, further in.");

  private final Problems problems;
  private final NameRegister names;

  PhaseReader(Problems problems) {
    this.problems = problems;
    this.names = new NameRegister("phase", "", problems);
  }

  /** Reads a phase; what is broken in it is left out. */
  Phase read(Node.Mapping mapping) {
    Optional<Node.Scalar> written = name(mapping);
    String name = written.map(Node.Scalar::text).orElse("");
    Fields fields = new Fields(mapping, Scope.phase(name, problems), KEYS, ADVICE);
    names.take(fields, mapping.location());
    SourceLocation location = written.map(Node::location).orElseGet(mapping::location);
    return new Phase(name, steps(name, fields), location);
  }

  private static Optional<Node.Scalar> name(Node.Mapping mapping) {
    return mapping
        .get("name")
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast)
        .filter(scalar -> !scalar.isNull());
  }

  private List<Step> steps(String phase, Fields fields) {
    Optional<List<Node>> written = fields.list("steps", "Begin each step with '- name:'.");
    if (written.isEmpty()) {
      fields.scope().error("phase-steps", "'steps' is required", fields.location("steps"));
      return List.of();
    }
    if (fields.get("steps").filter(Fields::isEmptyList).isPresent()) {
      problems.warning(
          "empty-phase",
          "Phase '" + Excerpt.of(phase) + "' has no steps; nothing is executed.",
          fields.location("steps"));
    }
    StepReader reader = new StepReader(phase, problems);
    List<Step> steps = new ArrayList<>();
    for (Node node : written.get()) {
      if (node instanceof Node.Mapping mapping) {
        steps.add(reader.read(mapping));
      } else {
        fields
            .scope()
            .error(
                "step-shape", "a step must be a mapping with 'name' and 'action'", node.location());
      }
    }
    return steps;
  }
}
