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

  Span restored(Optional<Instant> start) {
    return new Span(status, failureMessage, start, endedAt);
  }

  Span ended(Status outcome, String message, Instant at) {
    return new Span(outcome, message, startedAt, Optional.of(at));
  }
}
