package io.github.opentoe.agent.action;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A switch that cancels a run, from any thread (execution-and-outputs §6.9). */
public final class Cancellation {

  private final CountDownLatch latch = new CountDownLatch(1);
  private volatile boolean isUrgent;

  /** Cancels; a second call has no effect. */
  public void cancel() {
    latch.countDown();
  }

  /** Whether it was cancelled. */
  public boolean isCancelled() {
    return latch.getCount() == 0;
  }

  /** Cancels, and grants no time to what still runs. */
  public void hurry() {
    isUrgent = true;
    cancel();
  }

  /** Whether what still runs gets no time to end by itself. */
  public boolean isUrgent() {
    return isUrgent;
  }

  /**
   * Waits for a cancellation.
   *
   * @return whether there was one within the given milliseconds
   */
  public boolean await(long milliseconds) throws InterruptedException {
    return latch.await(milliseconds, TimeUnit.MILLISECONDS);
  }
}
