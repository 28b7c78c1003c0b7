package io.github.opentoe.agent.document;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.yaml.Node;
import io.github.opentoe.agent.yaml.SourceText;
import io.github.opentoe.agent.yaml.YamlReader;
import io.github.opentoe.agent.yaml.YamlReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the frame of component documents and finds everything wrong with it at once. */
public final class DocumentReader {

  private static final List<String> KEYS =
      List.of("name", "description", "schemaVersion", "phases", "parameters", "constants");
  private static final Map<String, String> ADVICE =
      Map.of("steps", "It belongs inside a phase.", "action", "It belongs to a step of a phase.");
  private static final Set<String> RUN_BY_SERVICE = Set.of("build", "validate", "test");
  private static final String CONTAINER_PHASE = "container-host-test";

  /**
   * What came of reading.
   *
   * @param document what could be read, also where there are errors; empty where nothing could
   * @param problems everything found, in the order of the text
   */
  public record Reading(Optional<ComponentDocument> document, List<Problem> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /** Reads a document. */
  public Reading read(SourceText source) {
    YamlReading yaml = new YamlReader().read(source);
    Problems problems = new Problems();
    problems.addAll(yaml.problems());
    Optional<ComponentDocument> document = Optional.empty();
    if (yaml.root().isPresent() && yaml.root().get() instanceof Node.Mapping mapping) {
      document = Optional.of(read(mapping, source, problems));
    } else if (!problems.hasErrors()) {
      problems.error(
          "document-shape",
          "Document " + source.name() + " is no mapping with 'schemaVersion' and 'phases'.",
          source.location(yaml.root().map(root -> root.extent().start()).orElse(0)));
    }
    return new Reading(document, problems.sorted());
  }

  private static ComponentDocument read(
      Node.Mapping mapping, SourceText source, Problems problems) {
    checkSchemaVersion(mapping, source, problems);
    Fields fields = new Fields(mapping, Scope.document(problems), KEYS, ADVICE);
    String name = fields.text("name");
    String description = fields.text("description");
    List<Variable> variables = new VariableReader(problems).read(fields);
    List<Phase> phases = phases(fields);
    return new ComponentDocument(name, description, variables, phases, source);
  }

  private static void checkSchemaVersion(
      Node.Mapping mapping, SourceText source, Problems problems) {
    Optional<Node> version = mapping.get("schemaVersion");
    boolean known =
        version
            .filter(Node.Scalar.class::isInstance)
            .map(node -> ((Node.Scalar) node).text())
            .filter(text -> isFirstVersion(text))
            .isPresent();
    if (!known) {
      problems.error(
          "schema-version",
          "Invalid schema version. Supported versions include: 1.0.",
          version.map(Node::location).orElseGet(() -> source.location(0)));
    }
  }

  private static List<Phase> phases(Fields fields) {
    Scope scope = fields.scope();
    Optional<List<Node>> written = fields.list("phases", "Begin each phase with '- name:'.");
    if (written.isEmpty() || fields.get("phases").filter(Fields::isEmptyList).isPresent()) {
      String reason = "The document has no phases; 'phases' needs at least one";
      scope.error("phases", reason, fields.location("phases"));
    }
    PhaseReader reader = new PhaseReader(scope.problems());
    List<Phase> phases = new ArrayList<>();
    for (Node node : written.orElse(List.of())) {
      if (node instanceof Node.Mapping mapping) {
        phases.add(reader.read(mapping));
      } else {
        scope.error(
            "phase-shape", "A phase must be a mapping with 'name' and 'steps'", node.location());
      }
    }
    warnOfUnknownPhases(phases, fields);
    return phases;
  }

  private static void warnOfUnknownPhases(List<Phase> phases, Fields fields) {
    boolean run = phases.stream().map(Phase::name).anyMatch(RUN_BY_SERVICE::contains);
    boolean container = phases.size() == 1 && phases.get(0).name().equals(CONTAINER_PHASE);
    if (!run && !container && !phases.isEmpty()) {
      fields
          .scope()
          .problems()
          .warning(
              "unusual-phases",
              "document has none of the phases build, validate, test; Image Builder will not run"
                  + " it",
              fields.location("phases"));
    }
  }

  /** 1, 1.0, 1.00 and so on. */
  private static boolean isFirstVersion(String text) {
    return text.equals("1")
        || (text.startsWith("1.0") && text.chars().skip(2).allMatch(digit -> digit == '0'));
  }
}
