package io.github.opentoe.modules.transfer;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Adds up how far many objects are that move at the same time. */
final class SharedProgress {

  private final Progress progress;
  private final long all;
  private long moved;

  /**
   * Nothing was moved yet.
   *
   * @param all how many bytes there will be
   */
  SharedProgress(Progress progress, long all) {
    this.progress = progress;
    this.all = all;
  }

  /** Takes what one object has to say, on any thread and in any order. */
  LongConsumer ofOne() {
    AtomicLong most = new AtomicLong();
    return bytes -> {
      long before = most.getAndAccumulate(bytes, Math::max);
      add(Math.max(0, bytes - before));
    };
  }

  private synchronized void add(long bytes) {
    moved += bytes;
    progress.report(Math.min(moved, all), all);
  }
}
