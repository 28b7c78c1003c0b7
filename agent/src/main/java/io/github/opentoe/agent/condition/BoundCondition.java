package io.github.opentoe.agent.condition;

/**
 * A condition together with what resolves its operands: the input of the Assert action.
 *
 * @param condition the expression
 * @param operands resolves its operands
 */
public record BoundCondition(Condition condition, OperandSource operands) {

  /** Evaluates it now. */
  public Verdict evaluate(ConditionHost host) {
    return new ConditionEvaluator(operands, host, trace -> {}).evaluate(condition);
  }
}
