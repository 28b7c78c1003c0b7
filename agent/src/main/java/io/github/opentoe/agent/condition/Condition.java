package io.github.opentoe.agent.condition;

import io.github.opentoe.agent.problem.SourceLocation;
import java.util.List;
import java.util.Optional;

/** An expression of document-language §5, as read; immutable. */
public sealed interface Condition {

  /** Where it stands. */
  SourceLocation location();

  /** True if all are true; stops at the first false. */
  record And(List<Condition> terms, SourceLocation location) implements Condition {
    public And {
      terms = List.copyOf(terms);
    }
  }

  /** True if one is true; stops at the first true. */
  record Or(List<Condition> terms, SourceLocation location) implements Condition {
    public Or {
      terms = List.copyOf(terms);
    }
  }

  /** Negation. */
  record Not(Condition term, SourceLocation location) implements Condition {}

  /**
   * A comparison, read as "companion operator operand".
   *
   * @param operand what stands behind the operator's name
   * @param companion what stands behind {@code value} or {@code path}; empty for one-sided ones
   */
  record Comparison(
      Operator operator, Operand operand, Optional<Operand> companion, SourceLocation location)
      implements Condition {}
}
