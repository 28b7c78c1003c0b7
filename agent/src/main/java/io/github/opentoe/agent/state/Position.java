package io.github.opentoe.agent.state;

/**
 * Where a run stands; nested runs have positions of their own, so a stack of these says it all.
 *
 * @param document index among the documents of the run
 * @param phase index in the document
 * @param step index in the phase
 * @param attempt from 1; 0 before the first
 * @param iteration from 0
 */
public record Position(int document, int phase, int step, int attempt, long iteration) {

  /** Before anything ran. */
  public static final Position START = new Position(0, 0, 0, 0, 0);

  /** Whether both are in one step of one run. */
  public boolean isInStepOf(Position other) {
    return document == other.document && phase == other.phase && step == other.step;
  }
}
