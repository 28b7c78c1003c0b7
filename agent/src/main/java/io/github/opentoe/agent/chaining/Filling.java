package io.github.opentoe.agent.chaining;

/** What came of filling a {@link Template}. */
public sealed interface Filling {

  /** Everything that could be resolved now is in place. */
  record Filled(Template template) implements Filling {}

  /** A reference cannot be resolved; the reason is one sentence for the user. */
  record Impossible(Template.Hole hole, String reason) implements Filling {}
}
