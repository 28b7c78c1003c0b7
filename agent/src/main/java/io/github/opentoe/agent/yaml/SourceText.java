package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.SourceLocation;
import java.util.Arrays;

/** A text with its name, which knows the line and column of every offset. */
public final class SourceText {

  private final String name;
  private final String text;
  private final int[] lineStarts;
  private final CodePoints codePoints;

  /**
   * @param name the source as the user named it
   * @param text its content, without a byte order mark; lines may end with CRLF
   */
  public SourceText(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
    this.codePoints = new CodePoints(text);
  }

  /** The source as the user named it. */
  public String name() {
    return name;
  }

  /** The whole content. */
  public String text() {
    return text;
  }

  /** How many lines there are; a final line break does not begin another. */
  public int lineCount() {
    boolean endsOpen = lineStarts[lineStarts.length - 1] < text.length();
    return endsOpen || lineStarts.length == 1 ? lineStarts.length : lineStarts.length - 1;
  }

  /** Line {@code number} (from 1) without its line break; empty beyond the end. */
  public String line(int number) {
    if (number < 1 || number > lineStarts.length) {
      return "";
    }
    int start = lineStarts[number - 1];
    int end = number < lineStarts.length ? lineStarts[number] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The place of a character offset. */
  public SourceLocation location(int offset) {
    int bounded = Math.max(0, Math.min(offset, text.length()));
    int index = Arrays.binarySearch(lineStarts, bounded);
    int line = index >= 0 ? index : -index - 2;
    int start = lineStarts[line];
    int column = codePoints.before(bounded) - codePoints.before(start);
    return new SourceLocation(name, line + 1, column + 1);
  }

  /** The character offset of the {@code index}-th code point, from 0. */
  public int offset(int index) {
    return codePoints.offset(index);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[64];
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = at + 1;
    }
    return Arrays.copyOf(starts, count);
  }
}
