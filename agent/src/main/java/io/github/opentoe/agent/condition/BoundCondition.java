package io.github.opentoe.agent.condition;

import java.util.function.Consumer;

/**
 * A condition together with all that its evaluation needs: the input of the Assert action.
 *
 * @param condition the expression
 * @param operands resolves its operands
 * @param host the machine
 */
public record BoundCondition(Condition condition, OperandSource operands, ConditionHost host) {

  /** Evaluates it now. */
<<<<<<< HEAD
  public Verdict evaluate() {
    return new ConditionEvaluator(operands, host, trace -> {}).evaluate(condition);
=======
  public Verdict evaluate(ConditionHost host) {
    return evaluate(host, trace -> {});
  }

  /** Evaluates it now and traces every comparison (DL-91). */
  public Verdict evaluate(ConditionHost host, Consumer<String> trace) {
    return new ConditionEvaluator(operands, host, trace).evaluate(condition);
>>>>>>> conditions
  }
}
