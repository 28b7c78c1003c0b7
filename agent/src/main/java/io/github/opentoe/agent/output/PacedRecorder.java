package io.github.opentoe.agent.output;

import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StateRecorder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Writes the state of a run, small ones at every change, huge ones as often as keeps the cost of
 * writing a small part of the run.
 */
final class PacedRecorder implements StateRecorder {

  /** A state of at most this many bytes is written whenever somebody waits for it. */
  private static final long SMALL = 32 * 1024;

  /** Between two writes lies this many times the time of the first. */
  private static final int PAUSE_FACTOR = 20;

  private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(900);

  private final Supplier<RunReport> state;
  private final Target target;

  /** Guards writing; never held while the state is asked for, whose owner may hold a lock. */
  private final Object disk = new Object();

  private long newest;
  private long written;
  private long lastSize;
  private long lastCost;
  private long lastEnd = System.nanoTime();
  private boolean isIdle;
  private boolean isClosed;
  private Optional<RunReport> shown = Optional.empty();
  private Optional<String> failure = Optional.empty();

  PacedRecorder(Supplier<RunReport> state, Target target) {
    this.state = state;
    this.target = target;
  }

  /** Writes the first state and begins to follow. */
  void start() {
    changed();
    Thread follower = new Thread(this::follow, "opentoe-report");
    follower.setDaemon(true);
    try {
      follower.start();
    } catch (OutOfMemoryError e) {
      // No thread to be had: the files still follow whoever waits, and the end.
      return;
    }
  }

  @Override
  public void changed() {
    boolean atOnce;
    synchronized (this) {
      newest++;
      atOnce = isSmall() && System.nanoTime() - lastEnd >= pause();
      if (isIdle && !atOnce) {
        notifyAll();
      }
    }
    if (atOnce) {
      writeNewest();
    }
  }

  @Override
  public void settle() {
    boolean isDue;
    synchronized (this) {
      isDue = written < newest && isSmall();
    }
    if (isDue) {
      writeNewest();
    }
  }

  /** Writes the state as it is now. */
  void write() {
    synchronized (this) {
      newest++;
    }
    writeNewest();
  }

  /** Writes the last state and stops following. */
  void close() {
    write();
    synchronized (this) {
      isClosed = true;
      notifyAll();
    }
  }

  /** Why the files do not show the newest state; empty where they do, or soon will. */
  synchronized Optional<String> failure() {
    return failure;
  }

  private void follow() {
    while (awaitTurn()) {
      writeNewest();
    }
  }

  /** Waits until something is to be written; false when nothing will be any more. */
  private synchronized boolean awaitTurn() {
    while (!isClosed) {
      try {
        long left = lastEnd + followerPause() - System.nanoTime();
        if (written == newest) {
          isIdle = true;
          wait();
          isIdle = false;
        } else if (left > 0) {
          TimeUnit.NANOSECONDS.timedWait(this, left + 1_000_000);
        } else {
          return true;
        }
      } catch (InterruptedException e) {
        // Only close() ends this thread: the files would stand still otherwise.
      }
    }
    return false;
  }

  private boolean isSmall() {
    return lastSize <= SMALL;
  }

  private long pause() {
    return PAUSE_FACTOR * lastCost;
  }

  private long followerPause() {
    return failure.isPresent()
        ? LONGEST_PAUSE
        : Math.min(Math.max(pause(), SHORTEST_PAUSE), LONGEST_PAUSE);
  }

  private void writeNewest() {
    long version;
    synchronized (this) {
      version = newest;
    }
    RunReport report = state.get();
    synchronized (disk) {
      synchronized (this) {
        if (isClosed || version <= written) {
          return;
        }
        if (isShown(report)) {
          written = version;
          return;
        }
      }
      long start = System.nanoTime();
      try {
        long size = target.write(report);
        done(version, report, size, System.nanoTime() - start);
      } catch (IOException e) {
        failed(e);
      }
    }
  }

  /** The end of a run is asked for more than once, and is the same report each time. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isShown(RunReport report) {
    return shown.isPresent() && shown.get() == report;
  }

  private synchronized void done(long version, RunReport report, long size, long cost) {
    written = version;
    shown = Optional.of(report);
    lastSize = size;
    lastCost = cost;
    lastEnd = System.nanoTime();
    failure = Optional.empty();
  }

  private synchronized void failed(IOException e) {
    lastEnd = System.nanoTime();
    shown = Optional.empty();
    failure = Optional.of("detailedoutput.json cannot be written: " + OsReason.of(e));
    notifyAll();
  }

  /** Where states go. */
  @FunctionalInterface
  interface Target {
    /** Writes a state and returns how many bytes that took. */
    long write(RunReport report) throws IOException;
  }
}
