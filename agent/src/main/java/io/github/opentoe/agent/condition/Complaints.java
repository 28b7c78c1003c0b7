package io.github.opentoe.agent.condition;

import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;

/** Words what is wrong with a condition, behind what its surroundings say about the place. */
record Complaints(Problems problems, String context) {

  /** Adds an error. */
  void error(String id, String reason, SourceLocation location) {
    error(id, reason, location, "");
  }

  /** Adds an error with advice, which may be empty. */
  void error(String id, String reason, SourceLocation location, String advice) {
    problems.error(id, context + reason, location, advice);
  }

  /** Adds a warning; nothing failed, so the context stays away. */
  void warning(String id, String reason, SourceLocation location) {
    problems.warning(id, reason, location);
  }
}
