package io.github.opentoe.agent.condition;

/** What a condition came to. */
public sealed interface Verdict {

  /** It holds. */
  record True() implements Verdict {}

  /**
   * It does not hold.
   *
   * @param because the comparison that decided: {@code <operator> <operand> / <value>}
   */
  record False(String because) implements Verdict {}

  /** It could not be evaluated, which is not the same as false (DL-90). */
  record Unknown(String reason) implements Verdict {}
}
