package io.github.opentoe.agent.chaining;

import io.github.opentoe.agent.value.Value;

/** The answer to one reference. */
public sealed interface Resolution {

  /** It stands for a value. */
  record Found(Value value) implements Resolution {}

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
