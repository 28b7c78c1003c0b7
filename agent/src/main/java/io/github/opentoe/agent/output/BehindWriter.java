package io.github.opentoe.agent.output;

/**
 * Writes a buffer on a thread of its own while the next one is filled. What the filling thread does
 * not wait for is not forgotten: the thread takes it when it is done with what it has.
 */
final class BehindWriter {

  /** Who fills buffers, and is locked whenever this one is used. */
  interface Source {

    /** Whether something waits to be written. */
    boolean hasMore();

    /** Gives a full buffer for one that is empty. */
    Chunk exchange(Chunk empty);

    /** Writes it; nothing is locked. */
    void write(Chunk full);
  }

  /** A buffer, and how many of its bytes are to be written. */
  static final class Chunk {

    private final byte[] bytes;
    private final int length;

    Chunk(byte[] bytes, int length) {
      this.bytes = bytes;
      this.length = length;
    }

    byte[] bytes() {
      return bytes;
    }

    int length() {
      return length;
    }
  }

  private final Source source;
  private Chunk full;
  private boolean isBusy;
  private boolean isStarted;
  private boolean isClosed;

  BehindWriter(Source source, int size) {
    this.source = source;
    this.full = new Chunk(new byte[size], 0);
  }

  /** Begins to write what waits; false where it has to be written here. */
  boolean begin() {
    if (!isBusy && (isStarted || start())) {
      take();
    }
    return isBusy;
  }

  /** Waits until everything is written; an interrupt is kept for later. */
  void await() {
    boolean wasInterrupted = false;
    while (isBusy) {
      try {
        source.wait();
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isBusy() {
    return isBusy;
  }

  /** Ends the thread, once everything is written. */
  void close() {
    await();
    isClosed = true;
    source.notifyAll();
  }

  private void take() {
    full = source.exchange(full);
    isBusy = true;
    source.notifyAll();
  }

  private boolean start() {
    Thread thread = new Thread(this::follow, "opentoe-log");
    thread.setDaemon(true);
    try {
      thread.start();
      isStarted = true;
    } catch (OutOfMemoryError e) {
      // The limit of processes is reached: slower is good enough.
      isStarted = false;
    }
    return isStarted;
  }

  private void follow() {
    while (awaitWork()) {
      try {
        source.write(full);
      } finally {
        done();
      }
    }
  }

  private boolean awaitWork() {
    synchronized (source) {
      while (!isBusy && !isClosed) {
        try {
          source.wait();
        } catch (InterruptedException e) {
          // Nobody has a reason to: only close() ends this thread.
        }
      }
      return isBusy;
    }
  }

  private void done() {
    synchronized (source) {
      isBusy = false;
      if (source.hasMore()) {
        take();
      }
      source.notifyAll();
    }
  }
}
