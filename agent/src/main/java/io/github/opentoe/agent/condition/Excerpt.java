package io.github.opentoe.agent.condition;

/** Shortens texts for messages. */
final class Excerpt {

  private static final String ELLIPSIS = "...";

  private Excerpt() {}

  /** The text, or its beginning where it is longer than {@code longest} characters. */
  static String of(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - ELLIPSIS.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + ELLIPSIS;
  }
}
