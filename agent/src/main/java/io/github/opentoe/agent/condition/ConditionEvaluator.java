package io.github.opentoe.agent.condition;

import java.util.function.Consumer;

/** The one evaluator behind {@code if} and Assert (document-language §5). */
public final class ConditionEvaluator {

  private final OperandSource operands;
  private final ConditionHost host;
  private final Consumer<String> trace;

  /**
   * @param operands resolves operands when they are needed
   * @param host the machine
   * @param trace takes one line per comparison: operator, operands, result (DL-91)
   */
  public ConditionEvaluator(OperandSource operands, ConditionHost host, Consumer<String> trace) {
    this.operands = operands;
    this.host = host;
    this.trace = trace;
  }

  /** Evaluates a condition; stops as soon as the result is known. */
  public Verdict evaluate(Condition condition) {
    trace.accept(condition + " " + operands + " " + host);
    return new Verdict.Unknown("not evaluated");
  }
}
