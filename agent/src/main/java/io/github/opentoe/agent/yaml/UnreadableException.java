package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problem;

/** Ends the reading of a text that cannot be read on; never leaves this package. */
final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  UnreadableException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
