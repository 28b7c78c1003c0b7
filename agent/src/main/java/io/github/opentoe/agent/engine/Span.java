package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.report.Status;
import java.time.Instant;
import java.util.Optional;

/** How a document or phase stands, and since when. */
record Span(
    Status status, String failureMessage, Optional<Instant> startedAt, Optional<Instant> endedAt) {

  static final Span NOT_RUN = new Span(Status.NOT_RUN, "", Optional.empty(), Optional.empty());

  static Span started(Instant at) {
    return new Span(Status.RUNNING, "", Optional.of(at), Optional.empty());
  }

  /** Nothing ends before it began, even where the clock was set back meanwhile. */
  Span ended(Status outcome, String message, Instant at) {
    return new Span(outcome, message, startedAt, Optional.of(later(startedAt.orElse(at), at)));
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
