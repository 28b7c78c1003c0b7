package io.github.opentoe.agent.aws;

import java.util.regex.Pattern;

/** Brings what a service or the SDK says on one line of bounded length. */
final class OneLine {

  private static final int LONGEST = 1000;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private OneLine() {}

  /** The text with each run of blanks and control characters as one blank. */
  static String of(String text) {
    String head = text.length() > 2 * LONGEST ? text.substring(0, 2 * LONGEST) : text;
    String line = BLANKS.matcher(head).replaceAll(" ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
