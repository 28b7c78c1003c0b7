package io.github.opentoe.agent.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program that waits for signals, for tests to start and signal. */
final class SignalledProgram {

  private SignalledProgram() {}

  /**
   * Waits until it is cancelled, prints a summary and ends as the real program does.
   *
   * @param args {@code caught}, {@code hooked} or {@code closed}, and 2 to go on when cancelled
   */
  public static void main(String[] args) throws InterruptedException {
    SystemSignals signals = new SystemSignals();
    Cancelling cancelling = new Cancelling(() -> {}, signals::haltSoon);
    Signals.Watch watch =
        args[0].equals("hooked") ? signals.hooking(cancelling) : signals.watch(cancelling);
    if (args[0].equals("closed")) {
      watch.close();
    }
    System.out.println("watching");
    boolean ended = cancelling.cancellation().await(TimeUnit.SECONDS.toMillis(30));
    System.out.println(ended ? "cancelled" : "waited in vain");
    if (args[1].equals("2")) {
      new CountDownLatch(1).await(30, TimeUnit.SECONDS);
    }
    System.out.println("summary");
    watch.close();
    System.exit(1);
  }
}
