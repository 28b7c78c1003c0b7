package io.github.opentoe.agent.aws;

import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** What the parts of one transfer share: how far it is, when it last moved, whether to go on. */
final class Transfer {

  private final LongConsumer progress;
  private final AtomicLong done = new AtomicLong();
  private volatile long lastMove = System.nanoTime();
  private volatile boolean halted;

  /**
   * A transfer that has not begun.
   *
   * @param progress is told how many bytes are done in all
   */
  Transfer(LongConsumer progress) {
    this.progress = progress;
  }

  /** Counts bytes that are done; a negative number takes back what has to be done again. */
  void done(long bytes) {
    touch();
    progress.accept(done.addAndGet(bytes));
  }

  /** Says that something moves, though it is not done yet. */
  void touch() {
    lastMove = System.nanoTime();
  }

  /** How long nothing has moved. */
  long idleNanos() {
    return System.nanoTime() - lastMove;
  }

  /** Makes all parts give up at their next piece. */
  void halt() {
    halted = true;
  }

  /**
   * To be called between pieces.
   *
   * @throws InterruptedIOException when the transfer was halted
   */
  void check() throws InterruptedIOException {
    if (halted) {
      throw new InterruptedIOException("halted");
    }
  }
}
