package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.action.Cancellation;
import java.util.concurrent.atomic.AtomicInteger;

/** The first signal cancels the run, which then ends in order; the second has it end at once. */
final class Cancelling implements Runnable {

  private final AtomicInteger received = new AtomicInteger();
  private final Cancellation cancellation = new Cancellation();
  private final Runnable told;
  private final Runnable halt;

  /**
   * @param told is called once, when the cancelling begins
   * @param halt ends the program, should the run not end
   */
  Cancelling(Runnable told, Runnable halt) {
    this.told = told;
    this.halt = halt;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** A signal came. */
  @Override
  public void run() {
    if (received.getAndIncrement() > 0) {
      cancellation.hurry();
      halt.run();
      return;
    }
    cancellation.cancel();
    told.run();
  }
}
