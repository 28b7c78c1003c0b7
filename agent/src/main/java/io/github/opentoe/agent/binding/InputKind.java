package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.value.Value;
import io.github.opentoe.agent.yaml.ScalarText;
import java.util.OptionalLong;

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

  /** Whether a reference that is the whole value may supply more than a text (AM-6). */
  boolean takesStructure() {
    return this != TEXT && this != FLAG && this != WHOLE;
  }

  /** The text in its JSON type; as text where it does not have that form. */
  Value value(String text) {
    Value plain = Value.text(text);
    return switch (this) {
      case FLAG -> ScalarText.flag(text).<Value>map(Value.Flag::new).orElse(plain);
      case WHOLE -> {
        OptionalLong number = ScalarText.whole(text);
        yield number.isPresent() ? new Value.Whole(number.getAsLong()) : plain;
      }
      default -> plain;
    };
  }
}
