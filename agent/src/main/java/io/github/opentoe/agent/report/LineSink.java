package io.github.opentoe.agent.report;

import java.time.Instant;

/** Takes the lines of console.log while they are written; never keeps its caller waiting. */
@FunctionalInterface
public interface LineSink {

  /**
   * A line.
   *
   * @param at when it was written
   * @param line clean UTF-8 without the time in front and without the line break; now the sink's
   */
  void line(Instant at, byte[] line);
}
