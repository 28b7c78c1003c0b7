package io.github.opentoe.agent.problem;

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
    int lines = Integer.compare(line, other.line);
    return lines != 0 ? lines : Integer.compare(column, other.column);
  }

  /** {@code file:line:column}, or only the file. */
  @Override
  public String toString() {
    return isKnown() ? file + ":" + line + ":" + column : file;
  }
}
