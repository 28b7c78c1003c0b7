package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a blocking call on a thread of its own: neither a connect nor a look-up of a host name can
 * be interrupted, so the caller leaves it behind when its time is up. The call ends by its own
 * time-outs.
 */
final class Aside {

  private static final long LOOK_MILLISECONDS = 50;

  private Aside() {}

  /**
   * The result of the call.
   *
   * @throws ExecutionException with what the call threw
   * @throws TimeoutException when the deadline or the given time is over first
   * @throws Deadline.Stopped when the run is cancelled first
   */
  static <T> T run(Callable<T> call, Deadline deadline, Duration most)
      throws InterruptedException, ExecutionException, TimeoutException {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "opentoe-aws");
    thread.setDaemon(true);
    thread.start();
    long begin = System.nanoTime();
    try {
      while (true) {
        try {
          return task.get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillBusy) {
          if (deadline.cancellation().isCancelled()) {
            deadline.check();
          }
          if (deadline.isOver() || System.nanoTime() - begin > most.toNanos()) {
            throw stillBusy;
          }
        }
      }
    } finally {
      task.cancel(true);
    }
  }
}
