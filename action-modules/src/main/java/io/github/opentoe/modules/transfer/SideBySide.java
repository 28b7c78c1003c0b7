package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.StepLog;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Moves objects, small ones side by side and large ones, which move in parts, alone.
 *
 * <p>They start in their order. After a failure none starts any more, those under way end, and the
 * first failure in the order counts, so that the result does not depend on who was faster.
 */
final class SideBySide {

  private static final int WIDTH = 8;
  private static final long LARGE = 16L * 1024 * 1024;
  private static final long LONGEST_END = 60;

  /** Moves one object. */
  @FunctionalInterface
  interface Move {

    /** Moves it and returns the line to log. */
    String run() throws IOException, InterruptedException;
  }

  /** A move and how many bytes it is about. */
  record Job(long bytes, Move move) {}

  private final StepLog log;
  private final Deadline deadline;
  private final Semaphore room = new Semaphore(WIDTH);
  private final Queue<Future<String>> started = new ArrayDeque<>();
  private volatile boolean hasFailed;

  SideBySide(StepLog log, Deadline deadline) {
    this.log = log;
    this.deadline = deadline;
  }

  /** Does all, and logs the lines in their order. */
  void run(List<Job> jobs) throws IOException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(WIDTH, SideBySide::thread);
    try {
      for (Job job : jobs) {
        int share = job.bytes() > LARGE ? WIDTH : 1;
        room.acquire(share);
        if (hasFailed) {
          room.release(share);
          break;
        }
        deadline.check();
        started.add(workers.submit(() -> move(job.move(), share)));
        logWhatEnded();
      }
      while (!started.isEmpty()) {
        logNext();
      }
    } finally {
      end(workers);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "transfer");
    thread.setDaemon(true);
    return thread;
  }

  private String move(Move move, int share) throws IOException, InterruptedException {
    boolean done = false;
    try {
      String line = move.run();
      done = true;
      return line;
    } finally {
      hasFailed |= !done;
      room.release(share);
    }
  }

  private void logWhatEnded() throws IOException, InterruptedException {
    while (!hasFailed && !started.isEmpty() && started.element().isDone()) {
      logNext();
    }
  }

  private void logNext() throws IOException, InterruptedException {
    try {
      log.info(started.remove().get());
    } catch (ExecutionException failure) {
      waitForOthers();
      throw rethrown(Optional.ofNullable(failure.getCause()).orElse(failure));
    }
  }

  private void waitForOthers() throws InterruptedException {
    room.acquire(WIDTH);
  }

  private static IOException rethrown(Throwable cause) throws InterruptedException {
    if (cause instanceof ClosedByInterruptException interrupted) {
      throw Transfer.interruption(interrupted);
    }
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return (IOException) cause;
  }

  /** What is under way takes its part file with it, also when this thread is told to stop. */
  private static void end(ExecutorService workers) {
    workers.shutdownNow();
    boolean interrupted = false;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_END);
    while (!workers.isTerminated() && System.nanoTime() < end) {
      try {
        workers.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
