package io.github.opentoe.agent.process;

import java.time.Duration;

/**
 * How long the ends of a command may take.
 *
 * @param grace from TERM to KILL (EX-9)
 * @param kill how long killed processes may take to vanish
 * @param quietErrors how long standard error must be quiet before a background process that holds
 *     it is no longer waited for
 * @param lateErrors how long standard error is waited for at most
 * @param hint after which the log says that a background process holds the output (AM-65)
 */
record Timing(
    Duration grace, Duration kill, Duration quietErrors, Duration lateErrors, Duration hint) {

  /** What steps get. */
  static final Timing USUAL =
      new Timing(
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));
}
