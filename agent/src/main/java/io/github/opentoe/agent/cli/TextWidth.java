package io.github.opentoe.agent.cli;

/** How much room text takes on a terminal, and how to make foreign text harmless there. */
final class TextWidth {

  private TextWidth() {}

  /** Columns that a text takes. */
  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** Columns that a code point takes: 0 for marks, 2 for wide letters and pictures. */
  static int of(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  /** The text, cut to so many columns; what is cut leaves the mark behind. */
  static String cut(String text, int columns, String mark) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int room = columns - of(mark);
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      room -= of(codePoint);
      if (room < 0) {
        break;
      }
      kept.appendCodePoint(codePoint);
      at += Character.charCount(codePoint);
    }
    return columns < of(mark) ? "" : kept + mark;
  }

  /** The text, filled up with blanks. */
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** The text with control characters as {@code \xNN}, so that it cannot steer the terminal. */
  static String harmless(String text) {
    if (text.codePoints().noneMatch(TextWidth::isControl)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            codePoint -> {
              if (isControl(codePoint)) {
                safe.append(String.format(codePoint < 256 ? "\\x%02x" : "\\u%04x", codePoint));
              } else {
                safe.appendCodePoint(codePoint);
              }
            });
    return safe.toString();
  }

  /** Control characters, and marks that turn the direction of the text around them. */
  static boolean isControl(int codePoint) {
    boolean turnsText =
        (codePoint >= 0x202a && codePoint <= 0x202e)
            || (codePoint >= 0x2066 && codePoint <= 0x2069);
    return Character.isISOControl(codePoint) || turnsText;
  }

  private static boolean isWide(int codePoint) {
    return (codePoint >= 0x1100 && codePoint <= 0x115f)
        || (codePoint >= 0x2e80 && codePoint <= 0xa4cf)
        || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
        || (codePoint >= 0xf900 && codePoint <= 0xfaff)
        || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
        || (codePoint >= 0xff00 && codePoint <= 0xff60)
        || (codePoint >= 0xffe0 && codePoint <= 0xffe6)
        || (codePoint >= 0x1f300 && codePoint <= 0x1faff)
        || (codePoint >= 0x20000 && codePoint <= 0x3fffd);
  }
}
