package io.github.opentoe.agent.yaml;

/** JSON as the parser takes it, every character in its place. */
final class ParserText {

  private ParserText() {}

  /**
   * The text itself; where it begins with a brace, tabs before that brace and line breaks between a
   * quoted key and its colon become blanks, for JSON allows them and the parser does not.
   */
  static String of(String text) {
    int first = skipSpace(text, 0);
    if (first == text.length() || text.charAt(first) != '{') {
      return text;
    }
    StringBuilder parsed = new StringBuilder(text);
    blank(parsed, 0, first);
    int quote = text.indexOf('"', first);
    while (quote >= 0) {
      int end = skipSpace(text, quote + 1);
      if (end < text.length() && text.charAt(end) == ':') {
        blank(parsed, quote + 1, end);
      }
      quote = text.indexOf('"', end);
    }
    return parsed.toString();
  }

  private static void blank(StringBuilder text, int start, int end) {
    if (start > 0 && text.substring(start, end).indexOf('\n') < 0) {
      return;
    }
    for (int at = start; at < end; at++) {
      text.setCharAt(at, ' ');
    }
  }

  private static int skipSpace(String text, int start) {
    int at = start;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
