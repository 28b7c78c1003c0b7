package io.github.opentoe.agent.problem;

import java.util.Comparator;

/**
 * A place in a text.
 *
 * @param file the source as the user named it; empty where there is none
 * @param line the line, from 1; 0 where only the file is known
 * @param column the column in code points, from 1; 0 where only the file is known
 */
public record SourceLocation(String file, int line, int column)
    implements Comparable<SourceLocation> {

  /** Nowhere in particular, such as a command line option. */
  public static final SourceLocation NONE = new SourceLocation("", 0, 0);

  private static final Comparator<SourceLocation> ORDER =
      Comparator.comparingInt(SourceLocation::line).thenComparingInt(SourceLocation::column);

  /** A whole file, without a line. */
  public static SourceLocation of(String file) {
    return new SourceLocation(file, 0, 0);
  }

  /** Whether a line is known. */
  public boolean isKnown() {
    return line > 0;
  }

  /** Orders by line, then column; files keep the order in which they were given. */
  @Override
  public int compareTo(SourceLocation other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column}, or only the file. */
  @Override
  public String toString() {
    return isKnown() ? file + ":" + line + ":" + column : file;
  }
}
