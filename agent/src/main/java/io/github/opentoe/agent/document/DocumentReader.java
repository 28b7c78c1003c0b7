package io.github.opentoe.agent.document;

import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.condition.ConditionReader;
import io.github.opentoe.agent.condition.Gate;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.yaml.Node;
import io.github.opentoe.agent.yaml.SourceText;
import io.github.opentoe.agent.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the frame of component documents and finds everything wrong with it at once. */
public final class DocumentReader {

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
    YamlReader.YamlReading yaml = new YamlReader().read(source);
    if (yaml.root().isEmpty()) {
      return new Reading(Optional.empty(), yaml.problems());
    }
    Problems problems = new Problems();
    Node.Mapping root = (Node.Mapping) yaml.root().get();
    List<Variable> variables = new ArrayList<>();
    for (String section : List.of("parameters", "constants")) {
      for (Node node : items(root, section)) {
        Node.Entry e = ((Node.Mapping) node).entries().get(0);
        Node.Mapping body = (Node.Mapping) e.value();
        variables.add(
            new Variable(
                e.name(),
                section.equals("constants"),
                body.get("default").or(() -> body.get("value")).map(n -> ((Node.Scalar) n).text()),
                e.key().location()));
      }
    }
    List<Phase> phases = new ArrayList<>();
    for (Node node : items(root, "phases")) {
      Node.Mapping phase = (Node.Mapping) node;
      List<Step> steps = new ArrayList<>();
      for (Node step : items(phase, "steps")) {
        steps.add(step((Node.Mapping) step, problems));
      }
      phases.add(new Phase(text(phase, "name"), steps, phase.location()));
    }
    return new Reading(
        Optional.of(
            new ComponentDocument(
                text(root, "name"), text(root, "description"), variables, phases, source)),
        problems.sorted());
  }

  private static Step step(Node.Mapping step, Problems problems) {
    Optional<Gate> gate =
        step.get("if").flatMap(node -> new ConditionReader(problems, "").readGate(node));
    Optional<Node> inputs = step.get("inputs");
    return new Step(
        text(step, "name"),
        text(step, "action"),
        step.location(),
        step.get("timeoutSeconds").map(n -> given(n)),
        OnFailure.named(text(step, "onFailure")).orElse(OnFailure.ABORT),
        step.get("maxAttempts").map(n -> given(n)),
        new Step.Inputs(
            inputs
                .map(n -> n instanceof Node.Sequence s ? s.items() : List.of(n))
                .orElse(List.of()),
            inputs.filter(Node.Sequence.class::isInstance).isPresent(),
            step.location()),
        gate,
        step.get("loop").map(n -> loop((Node.Mapping) n)),
        text(step, "disableLogging").equals("true"),
        step.location());
  }

  private static Loop loop(Node.Mapping loop) {
    Optional<Node> count = loop.get("for");
    if (count.isPresent()) {
      Node.Mapping c = (Node.Mapping) count.get();
      return new Loop(
          text(loop, "name"),
          new Loop.Count(
              Long.parseLong(text(c, "start")),
              Long.parseLong(text(c, "end")),
              Long.parseLong(text(c, "updateBy"))),
          loop.location());
    }
    Node each = loop.get("forEach").orElseThrow();
    if (each instanceof Node.Sequence s) {
      return new Loop(
          text(loop, "name"),
          new Loop.Items(s.items().stream().map(DocumentReader::item).toList()),
          loop.location());
    }
    Node.Mapping m = (Node.Mapping) each;
    String delimiter = text(m, "delimiter");
    return new Loop(
        text(loop, "name"),
        new Loop.Delimited(
            item(m.get("list").orElseThrow()), delimiter.isEmpty() ? ',' : delimiter.charAt(0)),
        loop.location());
  }

  private static Loop.Item item(Node node) {
    Node.Scalar scalar = (Node.Scalar) node;
    return new Loop.Item(scalar, Template.parse(scalar.text()));
  }

  private static Step.Given given(Node node) {
    return new Step.Given(Integer.parseInt(((Node.Scalar) node).text()), node.location());
  }

  private static List<Node> items(Node.Mapping mapping, String key) {
    return mapping.get(key).map(n -> ((Node.Sequence) n).items()).orElse(List.of());
  }

  private static String text(Node.Mapping mapping, String key) {
    return mapping.get(key).map(n -> ((Node.Scalar) n).text()).orElse("");
  }
}
