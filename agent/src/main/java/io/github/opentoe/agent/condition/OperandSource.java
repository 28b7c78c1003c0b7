package io.github.opentoe.agent.condition;

/** Resolves operands, one by one and as late as possible. */
@FunctionalInterface
public interface OperandSource {

  /** What came of one operand. */
  sealed interface Text {}

  /**
   * Its text with all references resolved.
   *
   * @param shown the text as logs may show it, with secrets masked
   */
  record Resolved(String text, String shown) implements Text {

    /** A text without secrets. */
    public Resolved(String text) {
      this(text, text);
    }
  }

  /** Why it cannot be resolved, in one sentence. */
  record Unresolved(String reason) implements Text {}

  /** The text of an operand. */
  Text textOf(Operand operand);
}
