package io.github.opentoe.agent.preflight;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whether the clock can be right: certificates and signatures fail with a wrong one. */
record WallClock(Clock clock) implements Look {

  /** This program is younger: the beginning of 2026. */
  static final Instant EARLIEST = Instant.ofEpochSecond(1_767_225_600L);

  @Override
  public List<Finding> now() {
    Instant now = clock.instant();
    return now.isBefore(EARLIEST)
        ? List.of(
            Finding.passing(
                "the clock says "
                    + now.truncatedTo(ChronoUnit.SECONDS)
                    + ", which is too early; set it, or TLS and AWS calls fail"))
        : List.of();
  }
}
