package io.github.opentoe.agent.export;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Draws when something ran, on the scale of the whole run; as SVG, which is printed, too. */
final class HtmlBar {

  /** What is shorter is drawn as wide as this many percent. */
  private static final double LEAST = 0.6;

  private final Instant start;
  private final double millis;

  /** A scale from the start of the run to its end. */
  HtmlBar(Optional<Instant> start, Optional<Instant> end) {
    this.start = start.orElse(Instant.EPOCH);
    this.millis = Math.max(1, TimeText.between(start, end).toMillis());
  }

  /** A bar; an empty track where it did not begin. */
  void draw(MarkupWriter html, HtmlStatus status, Optional<Instant> from, Optional<Instant> to)
      throws IOException {
    html.open("svg", "class", "bar", "aria-hidden", "true");
    html.empty("rect", "class", "track", "width", "100%", "height", "100%");
    if (from.isPresent()) {
      double left = percent(from.get());
      double width = Math.max(LEAST, percent(to.orElse(from.get())) - left);
      double shown = Math.min(left, 100 - width);
      html.empty(
          "rect",
          "class",
          status.name(),
          "x",
          text(shown),
          "width",
          text(width),
          "height",
          "100%",
          "rx",
          "1.5");
    }
    html.close();
  }

  private double percent(Instant time) {
    double at = 100 * Duration.between(start, time).toMillis() / millis;
    return Math.max(0, Math.min(100, at));
  }

  private static String text(double percent) {
    return String.format(Locale.ROOT, "%.2f%%", percent);
  }
}
