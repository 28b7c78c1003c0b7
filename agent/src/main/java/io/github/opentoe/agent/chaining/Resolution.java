package io.github.opentoe.agent.chaining;

import io.github.opentoe.agent.value.Value;

/** The answer to one reference. */
public sealed interface Resolution {

  /**
   * It stands for a value.
   *
   * @param shown the value as logs and files may show it
   * @param joins whether inside a text it is its items, joined by commas (DL-50)
   */
  record Found(Value value, Value shown, boolean joins) implements Resolution {

    /** A value that anybody may see. */
    public Found(Value value) {
      this(value, value, false);
    }
  }

  /** It is not ours: the text stays as written (document-language §3.4). */
  record Kept() implements Resolution {}

  /** It can be answered only later, such as a loop value before the loop. */
  record Later() implements Resolution {}

  /** It cannot be answered; the reason is one sentence for the user. */
  record Failed(String reason) implements Resolution {}

  /** Which of the four this is. */
  enum Kind {
    FOUND,
    KEPT,
    LATER,
    FAILED
  }

  /** Which of the four this is, for switches. */
  default Kind kind() {
    if (this instanceof Found) {
      return Kind.FOUND;
    }
    if (this instanceof Kept) {
      return Kind.KEPT;
    }
    return this instanceof Later ? Kind.LATER : Kind.FAILED;
  }
}
