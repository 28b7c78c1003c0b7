package io.github.opentoe.agent.condition;

/**
 * A condition together with all that its evaluation needs: the input of the Assert action.
 *
 * @param condition the expression
 * @param operands resolves its operands
 * @param host the machine
 */
public record BoundCondition(Condition condition, OperandSource operands, ConditionHost host) {

  /** Evaluates it now. */
  public Verdict evaluate() {
    return new ConditionEvaluator(operands, host, trace -> {}).evaluate(condition);
  }
}
