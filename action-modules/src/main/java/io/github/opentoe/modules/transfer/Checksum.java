package io.github.opentoe.modules.transfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The checksum that a download must have (WEB-11).
 *
 * @param hex in lower case, of the length that one of the algorithms has
 */
public record Checksum(String hex) {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

  /** Reads hex digits, alone or as the first word of what a checksum tool prints. */
  public static Checksum parse(String text) {
    String word = BLANKS.split(text.strip(), 2)[0].toLowerCase(Locale.ROOT);
    boolean valid =
        HEX.matcher(word).matches()
            && Arrays.stream(Algorithm.values())
                .anyMatch(algorithm -> algorithm.hexLength() == word.length());
    if (!valid) {
      throw new IllegalArgumentException(
          "'{key}' of {action} must be the 32, 40, 64 or 128 hex digits of a checksum");
    }
    return new Checksum(word);
  }
}
