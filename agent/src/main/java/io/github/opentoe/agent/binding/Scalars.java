package io.github.opentoe.agent.binding;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Text of scalars as booleans and integers: AM-9 and AM-10. */
final class Scalars {

  private static final Set<String> YES = Set.of("true", "yes", "on");
  private static final Set<String> NO = Set.of("false", "no", "off");

  private Scalars() {}

  static Optional<Boolean> flag(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return Optional.of(true);
    }
    return NO.contains(word) ? Optional.of(false) : Optional.empty();
  }

  static Optional<Long> whole(String text) {
    String digits = text.startsWith("+") ? text.substring(1) : text;
    boolean decimal =
        !digits.isEmpty()
            && digits.length() <= 18
            && digits.chars().allMatch(unit -> unit >= '0' && unit <= '9');
    return decimal ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }
}
