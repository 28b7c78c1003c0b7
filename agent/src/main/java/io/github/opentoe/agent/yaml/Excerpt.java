package io.github.opentoe.agent.yaml;

/** A text as a message quotes it: on one line and not too long. */
public final class Excerpt {

  private static final int LONGEST = 120;

  private Excerpt() {}

  /** The text itself where it is short; otherwise its beginning and an ellipsis. */
  public static String of(String text) {
    int end = Math.min(text.length(), LONGEST);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    StringBuilder shown = new StringBuilder(end + 1);
    for (int at = 0; at < end; at++) {
      char unit = text.charAt(at);
      shown.append(Character.isISOControl(unit) ? ' ' : unit);
    }
    return end < text.length() ? shown.append('…').toString() : shown.toString();
  }
}
