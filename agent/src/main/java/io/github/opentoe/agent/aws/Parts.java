package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
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
  private final Semaphore ended = new Semaphore(0);

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
    List<Future<?>> loops = new ArrayList<>();
    transfer.touch();
    try {
      for (int number = 0; number < Math.min(count, THREADS); number++) {
        loops.add(DaemonThreads.pool().submit(this::loop));
      }
      await(loops.size(), deadline);
    } finally {
      transfer.halt();
      end(loops);
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
    } finally {
      ended.release();
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

  /** Those that ended have said so; the others get a moment to let go of the file. */
  private void end(List<Future<?>> loops) throws InterruptedException {
    loops.forEach(loop -> loop.cancel(true));
    ended.tryAcquire(loops.size(), GRACE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
