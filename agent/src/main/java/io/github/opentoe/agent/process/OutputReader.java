package io.github.opentoe.agent.process;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads one output of a command to its end, on a thread of its own. */
final class OutputReader implements Runnable {

  /** Takes what was read. */
  @FunctionalInterface
  interface Sink {

    /** A stretch of output; the array is used again afterwards. */
    void take(byte[] bytes, int offset, int length);
  }

  private enum State {
    READING,
    /** Every process that could write has closed it. */
    AT_END,
    /** It cannot be read any further. */
    BROKEN
  }

  private final ByteSource source;
  private final byte[] buffer;
  private final Sink sink;
  private State state = State.READING;
  private boolean isMuted;
  private boolean isDiscarded;
  private long lastByte = System.nanoTime();
  private Optional<RuntimeException> failure = Optional.empty();

  OutputReader(ByteSource source, byte[] buffer, Sink sink) {
    this.source = source;
    this.buffer = buffer;
    this.sink = sink;
  }

  @Override
  public void run() {
    State end = State.BROKEN;
    try {
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        pass(read);
      }
      end = State.AT_END;
    } catch (IOException e) {
      end = State.BROKEN;
    } finally {
      finish(end);
    }
  }

  /** Waits for the end; returns whether it was reached in time. */
  synchronized boolean awaitEnd(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (state == State.READING && failure.isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return state != State.READING;
  }

  /** Whether nothing more will come. */
  synchronized boolean isEnded() {
    return state != State.READING;
  }

  /** Whether the end was seen, so that no process can write any more. */
  synchronized boolean isClean() {
    return state == State.AT_END;
  }

  /** When the last byte came, on the clock of {@link System#nanoTime}. */
  synchronized long lastByte() {
    return lastByte;
  }

  /** Why the sink refused what was read. */
  synchronized Optional<RuntimeException> failure() {
    return failure;
  }

  /** From now on tells the sink nothing. */
  synchronized void mute() {
    isMuted = true;
  }

  /**
   * Closes the source, but not before its end: a daemon that still writes there must not be stopped
   * by a closed pipe.
   */
  synchronized void discard() {
    isDiscarded = true;
    if (state != State.READING) {
      close();
    }
  }

  private synchronized void pass(int length) {
    lastByte = System.nanoTime();
    if (isMuted || failure.isPresent()) {
      return;
    }
    try {
      sink.take(buffer, 0, length);
    } catch (RuntimeException e) {
      failure = Optional.of(e);
      notifyAll();
    }
  }

  private synchronized void finish(State end) {
    state = end;
    if (isDiscarded) {
      close();
    }
    notifyAll();
  }

  private void close() {
    try {
      source.close();
    } catch (IOException e) {
      // It was only read from: nothing can be lost.
      return;
    }
  }
}
