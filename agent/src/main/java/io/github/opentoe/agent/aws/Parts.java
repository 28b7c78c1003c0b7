package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Moves the parts of an object side by side; the first failure ends all of them. A thread that
 * hangs in the network is left behind: it ends by the time-outs of the connection, and finds the
 * file closed.
 */
final class Parts {

  private static final int THREADS = 8;
  private static final long LOOK_MILLISECONDS = 50;
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(200);
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Moves one part. */
  @FunctionalInterface
  interface Work {
    /** Moves the part with this number, counted from zero. */
    void move(int index) throws IOException, InterruptedException;
  }

  private final Work work;
  private final Transfer transfer;
  private final int count;
  private final AtomicInteger next = new AtomicInteger();
  private final BlockingQueue<Optional<Throwable>> ends = new LinkedBlockingQueue<>();

  private Parts(int count, Work work, Transfer transfer) {
    this.count = count;
    this.work = work;
    this.transfer = transfer;
  }

  /**
   * Moves all parts.
   *
   * @throws ExecutionException with what the first part that failed threw
   * @throws Deadline.Stopped when the time is up or the run is cancelled first
   */
  static void move(int count, Work work, Transfer transfer, Deadline deadline)
      throws InterruptedException, ExecutionException {
    new Parts(count, work, transfer).run(deadline);
  }

  private void run(Deadline deadline) throws InterruptedException, ExecutionException {
    List<Thread> threads = new ArrayList<>();
    transfer.touch();
    try {
      for (int number = 0; number < Math.min(count, THREADS); number++) {
        Thread thread = new Thread(this::loop, "opentoe-s3-" + number);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
      }
      await(threads.size(), deadline);
    } finally {
      transfer.halt();
      end(threads);
    }
  }

  private void loop() {
    try {
      for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
        transfer.check();
        work.move(index);
      }
      ends.add(Optional.empty());
    } catch (Throwable failure) {
      ends.add(Optional.of(failure));
    }
  }

  private void await(int running, Deadline deadline)
      throws InterruptedException, ExecutionException {
    int left = running;
    while (left > 0) {
      Optional<Throwable> end = ends.poll(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
      deadline.check();
      if (end == null) {
        if (transfer.idleNanos() > LONGEST_SILENCE.toNanos()) {
          throw new ExecutionException(
              new IOException("nothing moved for " + LONGEST_SILENCE.toSeconds() + " seconds"));
        }
      } else if (end.isPresent()) {
        throw new ExecutionException(end.get());
      } else {
        left--;
      }
    }
  }

  private static void end(List<Thread> threads) throws InterruptedException {
    threads.forEach(Thread::interrupt);
    long until = System.nanoTime() + GRACE.toNanos();
    for (Thread thread : threads) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left > 0) {
        thread.join(left);
      }
    }
  }
}
