package io.github.opentoe.agent.document;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers and truth values as fields of the frame take them, whatever YAML makes of them. */
final class Literals {

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");

  private Literals() {}

  /** A decimal integer of 64 bits; leading zeros do not make it octal (AM-10). */
  static OptionalLong integer(String text) {
    if (!INTEGER.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException tooLong) {
      return OptionalLong.empty();
    }
  }

  /** A truth value in any of its usual words (AM-9). */
  static Optional<Boolean> flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Optional.of(true);
      case "false", "no", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
