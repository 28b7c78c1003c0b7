package io.github.opentoe.agent.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The signals of the system. They are caught through the module {@code jdk.unsupported}; where that
 * is missing a shutdown hook stands in.
 */
final class SystemSignals implements Signals {

  /** The closing of a terminal ends a run as well as Ctrl+C does; Windows knows no HUP. */
  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  /** How long killing what still runs and writing the report may take. */
  private static final Duration MOMENT = Duration.ofSeconds(3);

  @Override
  public Watch watch(Runnable told) {
    try {
      return CaughtSignals.watch(NAMES, told);
    } catch (NoClassDefFoundError e) {
      return hooking(told);
    }
  }

  @Override
  public void haltSoon() {
    try {
      Thread.sleep(MOMENT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    halt();
  }

  private static void halt() {
    Runtime.getRuntime().halt(ExitCode.FAILURE.code());
  }

  /** The hook holds the JVM until the run has ended, and then sets the exit code itself. */
  Watch hooking(Runnable told) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              told.run();
              awaitQuietly(ended);
              halt();
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> {
      ended.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        awaitQuietly(hook);
      }
    };
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitQuietly(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
