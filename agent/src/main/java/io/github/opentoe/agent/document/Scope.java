package io.github.opentoe.agent.document;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.Excerpt;

/**
 * A part of a document, as messages speak of it.
 *
 * @param where its name after "in"
 * @param prefix what its messages begin with
 * @param problems takes them
 */
record Scope(String where, String prefix, Problems problems) {

  static Scope document(Problems problems) {
    return new Scope("the document", "", problems);
  }

  static Scope phase(String phase, Problems problems) {
    String where = "phase '" + Excerpt.of(phase) + "'";
    return new Scope(where, "Reading " + where + " failed. Error: ", problems);
  }

  static Scope step(String step, String phase, Problems problems) {
    String where = "step '" + Excerpt.of(step) + "' in phase '" + Excerpt.of(phase) + "'";
    return new Scope(where, "Parsing " + where + " failed. Error: ", problems);
  }

  static Scope variable(String kind, String name, Problems problems) {
    String where = kind + " '" + Excerpt.of(name) + "'";
    return new Scope(where, "Reading " + where + " failed. Error: ", problems);
  }

  /** A part of this part; its messages begin as those of the whole. */
  Scope part(String name) {
    return new Scope(name + " of " + where, prefix, problems);
  }

  void error(String id, String reason, SourceLocation location) {
    error(id, reason, location, "");
  }

  void error(String id, String reason, SourceLocation location, String hint) {
    String end = prefix.isEmpty() || !hint.isEmpty() ? "." : "";
    problems.add(Problem.error(id, prefix + reason + end, location).withHint(hint));
  }
}
