package io.github.opentoe.agent.cli;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
final class Durations {

  private Durations() {}

  /** {@code 0.3 s}, {@code 42 s}, {@code 3 min 05 s}, {@code 2 h 07 min}. */
  static String text(Duration duration) {
    Duration span = duration.isNegative() ? Duration.ZERO : duration;
    long seconds = span.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%d.%d s", seconds, span.toMillisPart() / 100);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }
}
