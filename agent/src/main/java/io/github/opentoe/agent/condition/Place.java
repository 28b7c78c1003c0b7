package io.github.opentoe.agent.condition;

import java.util.List;

/** Where a condition may stand, and what that means for the keys beside its operator. */
enum Place {
  GATE(""),
  NESTED("It belongs beside the outermost operator."),
  ASSERTION("An assertion only succeeds or fails; combine conditions with and / or.");

  static final String THEN = "then";
  static final String ELSE = "else";

  private final String outcomeAdvice;

  Place(String outcomeAdvice) {
    this.outcomeAdvice = outcomeAdvice;
  }

  /** Whether {@code then} and {@code else} may stand beside the operator. */
  boolean allowsOutcomes() {
    return this == GATE;
  }

  /** What to do about {@code then} or {@code else} where they are not allowed. */
  String outcomeAdvice() {
    return outcomeAdvice;
  }

  /** Whether a key chooses what happens to the step. */
  static boolean isOutcome(String key) {
    return List.of(THEN, ELSE).contains(key);
  }
}
