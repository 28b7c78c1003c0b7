package io.github.opentoe.agent.binding;

/** What an input accepts (action-modules §2.2). */
public enum InputKind {
  /** The source text of any scalar (AM-8). */
  TEXT("string"),
  /** {@code true}, {@code false} and their synonyms (AM-9). */
  FLAG("boolean"),
  /** Decimal digits (AM-10). */
  WHOLE("integer"),
  /** A list of scalars (AM-11). */
  TEXT_LIST("list of strings"),
  /** A scalar or a list of scalars. */
  TEXT_OR_LIST("string or list of strings"),
  /** A mapping of scalars (AM-12). */
  TEXT_MAP("mapping of strings"),
  /** A list of mappings with inputs of their own. */
  RECORD_LIST("list of mappings"),
  /** The whole set of inputs is one condition (ASR-4). */
  CONDITION("condition");

  private final String word;

  InputKind(String word) {
    this.word = word;
  }

  /** For people. */
  public String word() {
    return word;
  }
}
