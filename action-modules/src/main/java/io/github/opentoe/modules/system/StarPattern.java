package io.github.opentoe.modules.system;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text in which each {@code *} stands for any characters, also none.
 *
 * @param text as written
 * @param compiled the same as a regular expression
 */
record StarPattern(String text, Pattern compiled) {

  private static final Pattern STAR = Pattern.compile("\\*");

  /** A pattern for texts in exactly this letter case. */
  static StarPattern exact(String text) {
    return of(text, 0);
  }

  /** A pattern for texts in any letter case. */
  static StarPattern anyCase(String text) {
    return of(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static StarPattern of(String text, int flags) {
    String expression =
        Arrays.stream(STAR.split(text, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return new StarPattern(text, Pattern.compile(expression, flags | Pattern.DOTALL));
  }

  boolean matches(String other) {
    return compiled.matcher(other).matches();
  }
}
