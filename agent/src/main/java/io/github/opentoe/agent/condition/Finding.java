package io.github.opentoe.agent.condition;

/**
 * What a condition came to.
 *
 * @param truth whether it holds
 * @param text the comparison that decided, or why nothing can be said
 */
record Finding(Truth truth, String text) {

  private static final int LONGEST_TEXT = 512;

  /** The three answers. */
  enum Truth {
    HOLDS,
    FAILS,
    UNKNOWN
  }

  Finding {
    text = Excerpt.of(text, LONGEST_TEXT);
  }

  /** An answer that a comparison gave. */
  static Finding of(boolean holds, String comparison) {
    return new Finding(holds ? Truth.HOLDS : Truth.FAILS, comparison);
  }

  /** No answer. */
  static Finding unknown(String reason) {
    return new Finding(Truth.UNKNOWN, reason);
  }

  /** The opposite; what is unknown stays so (DL-90). */
  Finding negated() {
    return truth == Truth.UNKNOWN ? this : of(truth == Truth.FAILS, text);
  }

  /** As callers see it. */
  Verdict verdict() {
    return switch (truth) {
      case HOLDS -> new Verdict.True();
      case FAILS -> new Verdict.False(text);
      case UNKNOWN -> new Verdict.Unknown(text);
    };
  }
}
