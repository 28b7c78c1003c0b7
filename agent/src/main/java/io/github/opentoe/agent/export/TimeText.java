package io.github.opentoe.agent.export;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Times and durations as reports show them. */
final class TimeText {

  private TimeText() {}

  /** How long something took; nothing takes no time. */
  static Duration between(Optional<Instant> start, Optional<Instant> end) {
    Duration span =
        start.isPresent() && end.isPresent()
            ? Duration.between(start.get(), end.get())
            : Duration.ZERO;
    return span.isNegative() ? Duration.ZERO : span;
  }

  /** {@code 12.345}. */
  static String seconds(Duration span) {
    return String.format(Locale.ROOT, "%d.%03d", span.toSeconds(), span.toMillisPart());
  }

  /** {@code 12 ms}, {@code 4.2 s}, {@code 3 min 05 s}, {@code 2 h 07 min}. */
  static String words(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 1) {
      return span.toMillis() + " ms";
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%d.%d s", seconds, span.toMillisPart() / 100);
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }

  /** In UTC, with whole seconds. */
  static String utc(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The same as people read it. */
  static String utcWords(Instant time) {
    return utc(time).replace('T', ' ').replace("Z", " UTC");
  }
}
