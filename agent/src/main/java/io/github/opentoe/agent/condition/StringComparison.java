package io.github.opentoe.agent.condition;

/** The operators that compare text; letter case never counts (DL-95 to DL-98). */
final class StringComparison {

  private StringComparison() {}

  /** Whether the text has at least one character and all are blanks or line breaks. */
  static boolean isWhitespace(String text) {
    return !text.isEmpty() && text.chars().allMatch(StringComparison::isWhite);
  }

  /** Compares the code points of both texts in lower case. */
  static int compare(String left, String right) {
    int leftAt = 0;
    int rightAt = 0;
    while (leftAt < left.length() && rightAt < right.length()) {
      int leftPoint = left.codePointAt(leftAt);
      int rightPoint = right.codePointAt(rightAt);
      int order =
          Integer.compare(Character.toLowerCase(leftPoint), Character.toLowerCase(rightPoint));
      if (order != 0) {
        return order;
      }
      leftAt += Character.charCount(leftPoint);
      rightAt += Character.charCount(rightPoint);
    }
    return Boolean.compare(leftAt < left.length(), rightAt < right.length());
  }

  private static boolean isWhite(int unit) {
    return unit == ' ' || (unit >= '\t' && unit <= '\r');
  }
}
