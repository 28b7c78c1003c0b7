package io.github.opentoe.agent.export;

/** Any text as it may stand in XML and in HTML, without anything that breaks or deceives. */
final class MarkupText {

  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_OF_TWO_DIGITS = 0xff;

  private MarkupText() {}

  /** For the content of an element. */
  static String content(String text) {
    return escaped(text, false);
  }

  /** For the value of an attribute between double quotes; line breaks survive. */
  static String attribute(String text) {
    return escaped(text, true);
  }

  private static String escaped(String text, boolean isAttribute) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      at += Character.charCount(codePoint);
      switch (codePoint) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\r' -> safe.append("&#13;");
        case '\n', '\t' -> append(safe, codePoint, isAttribute);
        default -> append(safe, codePoint);
      }
    }
    return safe.toString();
  }

  private static void append(StringBuilder safe, int blank, boolean isAttribute) {
    if (isAttribute) {
      safe.append("&#").append(blank).append(';');
    } else {
      safe.append((char) blank);
    }
  }

  private static void append(StringBuilder safe, int codePoint) {
    if (Character.isISOControl(codePoint) || turnsText(codePoint)) {
      String form = codePoint <= LAST_OF_TWO_DIGITS ? "\\x%02x" : "\\u%04x";
      safe.append(String.format(form, codePoint));
    } else if (isText(codePoint)) {
      safe.appendCodePoint(codePoint);
    } else {
      safe.append('\uFFFD');
    }
  }

  /**
   * Whether XML 1.0 knows it as a character: no half of a pair, and not the last two of 16 bits.
   */
  private static boolean isText(int codePoint) {
    return codePoint >= FIRST_PRINTABLE
        && codePoint != 0xfffe
        && codePoint != 0xffff
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }

  /** Marks that turn the direction of the text around them. */
  private static boolean turnsText(int codePoint) {
    return (codePoint >= 0x202a && codePoint <= 0x202e)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
