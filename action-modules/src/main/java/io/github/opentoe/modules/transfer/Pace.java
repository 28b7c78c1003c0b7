package io.github.opentoe.modules.transfer;

import java.time.Duration;
import java.util.List;

/**
 * How patient a download is.
 *
 * @param connect how long a connection may take
 * @param silence how long a server may send nothing
 * @param waits between attempts; there is one more attempt than waits
 * @param longestWait that a server may ask for before the next attempt
 * @param progress how often a long download says how far it is
 */
record Pace(
    Duration connect,
    Duration silence,
    List<Duration> waits,
    Duration longestWait,
    Duration progress) {

  /** The usual one (WEB-7, WEB-18). */
  static final Pace STANDARD =
      new Pace(
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          List.of(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(4),
              Duration.ofSeconds(8)),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10));

  Pace {
    waits = List.copyOf(waits);
  }

  int attempts() {
    return waits.size() + 1;
  }
}
