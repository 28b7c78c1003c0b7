package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.StepLog;
import java.time.Duration;
import java.util.Locale;

/** Says now and then how far a long transfer is. */
final class Progress {

  private static final double MEBIBYTE = 1024.0 * 1024.0;

  private final StepLog log;
  private final String done;
  private final long interval;
  private long last = System.nanoTime();

  /**
   * Nothing was moved yet.
   *
   * @param done such as {@code downloaded}
   */
  Progress(StepLog log, String done, Duration interval) {
    this.log = log;
    this.done = done;
    this.interval = interval.toNanos();
  }

  /**
   * Called for every piece.
   *
   * @param all how many bytes there will be; negative if that is not known
   */
  void report(long bytes, long all) {
    long now = System.nanoTime();
    if (now - last < interval) {
      return;
    }
    last = now;
    String whole = all < 0 ? "" : String.format(Locale.ROOT, " of %.1f", all / MEBIBYTE);
    log.info(String.format(Locale.ROOT, "%s %.1f%s MiB", done, bytes / MEBIBYTE, whole));
  }
}
