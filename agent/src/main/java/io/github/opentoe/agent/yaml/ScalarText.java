package io.github.opentoe.agent.yaml;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Numbers and truth values as documents write them, whatever YAML makes of their text. */
public final class ScalarText {

  private ScalarText() {}

  /** A truth value in any of its usual words (AM-9). */
  public static Optional<Boolean> flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Optional.of(true);
      case "false", "no", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A decimal integer of 64 bits; leading zeros do not make it octal. */
  public static OptionalLong integer(String text) {
    if (!isInteger(text)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException tooLong) {
      return OptionalLong.empty();
    }
  }

  /** The same without a minus sign (AM-10). */
  public static OptionalLong whole(String text) {
    return text.startsWith("-") ? OptionalLong.empty() : integer(text);
  }

  private static boolean isInteger(String text) {
    int first = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    return text.length() > first
        && text.chars().skip(first).allMatch(digit -> digit >= '0' && digit <= '9');
  }
}
