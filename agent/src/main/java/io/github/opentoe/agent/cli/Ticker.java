package io.github.opentoe.agent.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Calls something ten times a second, until closed. */
final class Ticker {

  private static final long PERIOD_MILLIS = 100;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  Ticker(Runnable told) {
    thread = new Thread(() -> run(told), "progress");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns when nothing is called any more. */
  void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Runnable told) {
    try {
      while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        told.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
