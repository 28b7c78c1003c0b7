package io.github.opentoe.agent.condition;

import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.yaml.Node;
import java.util.Optional;

/** Reads conditions from nodes and reports everything wrong with them (document-language §5). */
public final class ConditionReader {

  private final Problems problems;
  private final String context;

  /**
   * @param problems takes what is found
   * @param context put before each message, such as {@code Parsing step 'x' in phase 'y' failed.
   *     Error: }
   */
  public ConditionReader(Problems problems, String context) {
    this.problems = problems;
    this.context = context;
  }

  /** Reads the {@code if} of a step: a condition with {@code then} and {@code else} beside it. */
  public Optional<Gate> readGate(Node node) {
    problems.error("todo", context, node.location());
    return Optional.empty();
  }

  /** Reads the inputs of Assert: a condition, or a lone mapping under {@code input} (ASR-4). */
  public Optional<Condition> readAssertion(Node.Mapping mapping) {
    problems.error("todo", context, mapping.location());
    return Optional.empty();
  }
}
