package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.SourceLocation;

/**
 * The stretch of a source text that a node was read from.
 *
 * @param source the text
 * @param start character offset of its first character
 * @param end character offset behind its last character
 */
public record Extent(SourceText source, int start, int end) {

  /** Where it begins. */
  public SourceLocation location() {
    return source.location(start);
  }

  /**
   * Where the {@code occurrence}-th (from 0) appearance of {@code part} stands inside this extent;
   * its beginning where the text was folded or escaped and the part cannot be found.
   */
  public SourceLocation locate(String part, int occurrence) {
    int at = start - 1;
    for (int seen = 0; seen <= occurrence; seen++) {
      at = source.text().indexOf(part, at + 1);
      if (at < 0 || at >= end) {
        return location();
      }
    }
    return source.location(at);
  }

  /** Only the source text's name and the offsets, so that logs stay short. */
  @Override
  public String toString() {
    return source.name() + "[" + start + "," + end + ")";
  }
}
