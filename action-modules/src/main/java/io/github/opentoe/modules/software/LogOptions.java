package io.github.opentoe.modules.software;

import java.util.regex.Pattern;

/**
 * What msiexec writes into its log: the letters behind {@code /L} (MSI-15).
 *
 * @param letters never empty
 */
public record LogOptions(String letters) {

  private static final Pattern LETTERS = Pattern.compile("(?i)[iwearucmopvx+!*]+");
  private static final String DEFAULT = "*VX";

  /** Reads the letters; an empty text means the default. */
  public static LogOptions parse(String text) {
    if (text.isEmpty()) {
      return new LogOptions(DEFAULT);
    }
    if (!LETTERS.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'{key}' of {action} may hold only i w e a r u c m o p v x + ! *, not '" + text + "'");
    }
    return new LogOptions(text);
  }
}
