package io.github.opentoe.agent.condition;

import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.yaml.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads conditions from nodes and reports everything wrong with them (document-language §5). What
 * could be read is handed out also where there are errors, so that its references can be checked.
 */
public final class ConditionReader {

  private static final String WRAPPER = "input";

  private final Problems problems;
  private final Complaints complaints;
  private final ExpressionReader expressions;

  /**
   * @param problems takes what is found
   * @param context put before each message, such as {@code Parsing step 'x' in phase 'y' failed.
   *     Error: }
   */
  public ConditionReader(Problems problems, String context) {
    this.problems = problems;
    this.complaints = new Complaints(problems, context);
    this.expressions = new ExpressionReader(complaints);
  }

  /**
   * Reads the {@code if} of a step: a condition with {@code then} and {@code else} beside it, or a
   * list holding just that (DL-83). Null is no gate.
   */
  public Optional<Gate> readGate(Node node) {
    if (node instanceof Node.Scalar scalar && scalar.isNull()) {
      return Optional.empty();
    }
    if (node instanceof Node.Mapping mapping) {
      return gate(mapping);
    }
    if (node instanceof Node.Sequence sequence
        && sequence.items().size() == 1
        && sequence.items().get(0) instanceof Node.Mapping mapping) {
      return gate(mapping);
    }
    boolean several = node instanceof Node.Sequence sequence && sequence.items().size() > 1;
    complaints.error(
        "condition-shape",
        "'if' must be a mapping with one operator.",
        node.location(),
        several ? "To ask for several things, combine conditions with and / or." : "");
    return Optional.empty();
  }

  /** Reads the inputs of Assert: a condition, or a lone mapping under {@code input} (ASR-4). */
  public Optional<Condition> readAssertion(Node.Mapping mapping) {
    Optional<Node.Entry> wrapper = mapping.entry(WRAPPER);
    if (wrapper.isEmpty() || mapping.entries().size() > 1) {
      return expressions.read(mapping, Place.ASSERTION);
    }
    if (wrapper.get().value() instanceof Node.Mapping wrapped) {
      problems.note(
          "assert-input",
          "The condition stands under 'input'; the original agent may want it directly under"
              + " 'inputs'.",
          wrapper.get().key().location());
      return expressions.read(wrapped, Place.ASSERTION);
    }
    complaints.error(
        "condition-shape",
        "'input' must be a mapping with one operator.",
        wrapper.get().value().location());
    return Optional.empty();
  }

  private Optional<Gate> gate(Node.Mapping mapping) {
    Optional<Condition> condition = expressions.read(mapping, Place.GATE);
    Gate.Outcome then = outcome(mapping, Place.THEN, Gate.Outcome.EXECUTE);
    Gate.Outcome otherwise = outcome(mapping, Place.ELSE, Gate.Outcome.SKIP);
    if (condition.isPresent() && then == Gate.Outcome.SKIP && otherwise == Gate.Outcome.SKIP) {
      complaints.warning(
          "condition-never-runs",
          "Both outcomes of the condition are Skip: the step can never run.",
          mapping.entry(Place.THEN).orElseThrow().key().location());
    }
    return condition.map(found -> new Gate(found, then, otherwise));
  }

  private Gate.Outcome outcome(Node.Mapping mapping, String key, Gate.Outcome byDefault) {
    Optional<Node> node = mapping.get(key);
    if (node.isEmpty() || (node.get() instanceof Node.Scalar scalar && scalar.isNull())) {
      return byDefault;
    }
    String written = node.get() instanceof Node.Scalar scalar ? scalar.text() : "";
    List<Gate.Outcome> outcomes = Arrays.asList(Gate.Outcome.values());
    Optional<Gate.Outcome> outcome =
        outcomes.stream().filter(known -> known.word().equals(written)).findFirst();
    if (outcome.isEmpty()) {
      complaints.error(
          "condition-outcome",
          "'" + key + "' must be Execute, Skip or Abort" + but(written) + ".",
          node.get().location(),
          NearestName.hint(written, outcomes.stream().map(Gate.Outcome::word).toList()));
    }
    return outcome.orElse(byDefault);
  }

  private static String but(String written) {
    return written.isEmpty() ? "" : ", not '" + written + "'";
  }
}
