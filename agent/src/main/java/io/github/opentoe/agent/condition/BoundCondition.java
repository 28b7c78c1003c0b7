package io.github.opentoe.agent.condition;

import java.util.function.Consumer;

/**
 * A condition together with what resolves its operands: the input of the Assert action.
 *
 * @param condition the expression
 * @param operands resolves its operands
 */
public record BoundCondition(Condition condition, OperandSource operands) {

  /** Evaluates it now. */
  public Verdict evaluate(ConditionHost host) {
    return evaluate(host, trace -> {});
  }

  /** Evaluates it now and traces every comparison (DL-91). */
  public Verdict evaluate(ConditionHost host, Consumer<String> trace) {
    return new ConditionEvaluator(operands, host, trace).evaluate(condition);
  }
}
