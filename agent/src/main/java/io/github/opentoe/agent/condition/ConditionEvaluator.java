package io.github.opentoe.agent.condition;

import io.github.opentoe.agent.condition.Finding.Truth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The one evaluator behind {@code if} and Assert (document-language §5). */
public final class ConditionEvaluator {

  private final OperandSource operands;
  private final ComparisonJudge judge;
  private final Consumer<String> trace;

  /**
   * @param operands resolves operands when they are needed
   * @param host the machine
   * @param trace takes one line per comparison: operator, operands, result (DL-91)
   */
  public ConditionEvaluator(OperandSource operands, ConditionHost host, Consumer<String> trace) {
    this.operands = operands;
    this.judge = new ComparisonJudge(host);
    this.trace = trace;
  }

  /** Evaluates a condition; stops as soon as the result is known. */
  public Verdict evaluate(Condition condition) {
    return find(condition).verdict();
  }

  private Finding find(Condition condition) {
    if (condition instanceof Condition.And and) {
      return untilOneIs(Truth.FAILS, and.terms());
    }
    if (condition instanceof Condition.Or or) {
      return untilOneIs(Truth.HOLDS, or.terms());
    }
    if (condition instanceof Condition.Not not) {
      return find(not.term()).negated();
    }
    return traced((Condition.Comparison) condition);
  }

  /** The term that decides; the first where they all agree. */
  private Finding untilOneIs(Truth deciding, List<Condition> terms) {
    Optional<Finding> first = Optional.empty();
    for (Condition term : terms) {
      Finding finding = find(term);
      if (finding.truth() == deciding || finding.truth() == Truth.UNKNOWN) {
        return finding;
      }
      first = first.or(() -> Optional.of(finding));
    }
    return first.orElseThrow();
  }

  private Finding traced(Condition.Comparison comparison) {
    Finding finding = compare(comparison);
    String line =
        switch (finding.truth()) {
          case HOLDS -> finding.text() + ": true";
          case FAILS -> finding.text() + ": false";
          case UNKNOWN -> comparison.operator().word() + ": not evaluated: " + finding.text();
        };
    trace.accept("Condition " + line.replace("\r", "\\r").replace("\n", "\\n"));
    return finding;
  }

  private Finding compare(Condition.Comparison comparison) {
    Operator operator = comparison.operator();
    OperandSource.Text operandText = operands.textOf(comparison.operand());
    if (operandText instanceof OperandSource.Unresolved unresolved) {
      return Finding.unknown(unresolved.reason());
    }
    Side operand = Side.of(comparison.operand(), (OperandSource.Resolved) operandText);
    Optional<String> complaint = OperandCheck.complaint(operator, operand);
    if (complaint.isPresent()) {
      return Finding.unknown(complaint.get());
    }
    if (comparison.companion().isEmpty()) {
      return judge.judge(operator, operand);
    }
    OperandSource.Text companionText = operands.textOf(comparison.companion().get());
    if (companionText instanceof OperandSource.Unresolved unresolved) {
      return Finding.unknown(unresolved.reason());
    }
    Side companion = Side.of(comparison.companion().get(), (OperandSource.Resolved) companionText);
    return judge.judge(operator, operand, companion);
  }
}
