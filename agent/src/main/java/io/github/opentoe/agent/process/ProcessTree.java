package io.github.opentoe.agent.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** All processes that a command started, for ending them together (EX-9, AM-70). */
sealed interface ProcessTree permits CgroupTree, SweptTree, HandleTree {

  /** Starts the command, which writes to these files that are its own. */
  Process start(ProcessBuilder builder, List<Path> outputs) throws IOException;

  /** Asks all present members to end, parents first. */
  void terminate();

  /** Ends all present members. */
  void kill();

  /** The members that are alive. */
  List<Long> members();

  /** The command ended by itself: what it left running may go on. */
  void release();

  /**
   * Ends all: TERM, some time, KILL.
   *
   * @param isUrgent when that time is cut short
   * @return the members that are still alive
   */
  default List<Long> end(Timing timing, BooleanSupplier isUrgent) throws InterruptedException {
    terminate();
    if (!isGoneWithin(timing.grace().toNanos(), isUrgent)) {
      long limit = System.nanoTime() + timing.kill().toNanos();
      do {
        kill();
      } while (!isGoneWithin(TimeUnit.MILLISECONDS.toNanos(100), () -> false)
          && limit - System.nanoTime() > 0);
    }
    return members();
  }

  private boolean isGoneWithin(long nanos, BooleanSupplier isUrgent) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    long pause = TimeUnit.MILLISECONDS.toNanos(1);
    while (!members().isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0 || isUrgent.getAsBoolean()) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(Math.min(left, pause));
      pause = Math.min(pause * 2, TimeUnit.MILLISECONDS.toNanos(100));
    }
    return true;
  }
}
