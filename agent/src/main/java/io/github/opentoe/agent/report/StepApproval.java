package io.github.opentoe.agent.report;

import io.github.opentoe.agent.problem.SourceLocation;

/** Decides about each step before it runs, nested documents included. */
@FunctionalInterface
public interface StepApproval {

  /**
   * The step that is about to run; its condition, if it has one, holds.
   *
   * @param document as given
   * @param location where the step stands in it
   * @param depth 0 for documents of the request, more for nested ones
   */
  record Question(
      String document,
      String phase,
      String step,
      String action,
      SourceLocation location,
      int depth) {}

  /** What is to become of a step. */
  enum Answer {
    /** It runs. */
    RUN,
    /** It is skipped, and the run goes on. */
    SKIP,
    /** It does not run, and the run ends as if it were cancelled. */
    QUIT
  }

  /**
   * Decides, on the thread of the run, which waits; a cancelled run waits too, so this should
   * return soon then.
   */
  Answer ask(Question question);
}
