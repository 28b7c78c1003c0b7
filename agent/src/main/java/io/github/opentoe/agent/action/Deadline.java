package io.github.opentoe.agent.action;

import java.time.Duration;

/** When a step has to be done, and whether the run was cancelled meanwhile. */
public final class Deadline {

  private static final long NEVER = Long.MAX_VALUE;

  private final long endNanos;
  private final Cancellation cancellation;

  private Deadline(long endNanos, Cancellation cancellation) {
    this.endNanos = endNanos;
    this.cancellation = cancellation;
  }

  /** No limit in time. */
  public static Deadline none(Cancellation cancellation) {
    return new Deadline(NEVER, cancellation);
  }

  /** This long from now. */
  public static Deadline in(Duration span, Cancellation cancellation) {
    return new Deadline(System.nanoTime() + span.toNanos(), cancellation);
  }

  /** Whether there is a limit at all. */
  public boolean isBounded() {
    return endNanos != NEVER;
  }

  /** What is left, never negative; an unbounded deadline has about 292 years left. */
  public Duration remaining() {
    if (!isBounded()) {
      return Duration.ofNanos(Long.MAX_VALUE);
    }
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }

  /** Whether the time is up. */
  public boolean isOver() {
    return isBounded() && endNanos - System.nanoTime() <= 0;
  }

  /** The run's cancellation. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /**
   * To be called between units of work.
   *
   * @throws Stopped when the time is up or the run was cancelled
   */
  public void check() {
    if (cancellation.isCancelled()) {
      throw new Stopped(ActionResult.Outcome.CANCELLED);
    }
    if (isOver()) {
      throw new Stopped(ActionResult.Outcome.TIMED_OUT);
    }
  }

  /** Carries a stop out of nested work; the engine turns it into a result. */
  public static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ActionResult.Outcome outcome;

    private Stopped(ActionResult.Outcome outcome) {
      super(outcome.name(), null, false, false);
      this.outcome = outcome;
    }

    /** Timed out or cancelled. */
    public ActionResult.Outcome outcome() {
      return outcome;
    }
  }
}
