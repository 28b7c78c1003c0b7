package io.github.opentoe.agent.report;

/** The counts of a run (execution-and-outputs §6.5). */
public record Counts(int executed, int failed, int ignoredFailed, int skipped) {

  /** Nothing has happened. */
  public static final Counts NONE = new Counts(0, 0, 0, 0);
}
