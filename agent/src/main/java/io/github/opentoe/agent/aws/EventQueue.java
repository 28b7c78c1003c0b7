package io.github.opentoe.agent.aws;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lines on their way to CloudWatch: bounded, never keeps the writer waiting, and handed out in
 * batches that the service takes.
 */
final class EventQueue {

  /** Limits of PutLogEvents. */
  private static final int MOST_EVENTS = 10_000;

  private static final int MOST_BYTES = 1_048_576;
  private static final long LONGEST_SPAN = TimeUnit.HOURS.toMillis(24);

  /** What an event takes in memory beside its text, roughly. */
  private static final int FOOTPRINT = 100;

  private final long capacity;
  private final long lingerNanos;
  private final Deque<LogEvent> waiting = new ArrayDeque<>();
  private long held;
  private long bytes;
  private long oldest;
  private int inFlight;
  private long dropped;
  private long gap;
  private boolean urgent;
  private boolean closed;

  /**
   * A queue without lines.
   *
   * @param capacity in bytes of memory; what comes beyond is dropped and counted
   * @param linger how long a batch may wait for more lines
   */
  EventQueue(long capacity, Duration linger) {
    this.capacity = capacity;
    this.lingerNanos = linger.toNanos();
  }

  /** Adds a line, or drops it where there is no room. */
  synchronized void add(Instant at, byte[] line) {
    if (closed) {
      return;
    }
    LogEvent event = new LogEvent(at, line);
    if (held + event.size() + FOOTPRINT > capacity) {
      dropped++;
      gap++;
      return;
    }
    if (gap > 0) {
      String note = "[" + gap + " lines were not sent: CloudWatch was too slow]";
      gap = 0;
      append(new LogEvent(at, note.getBytes(StandardCharsets.UTF_8)));
    }
    append(event);
  }

  /** The next batch, in the order of time; empty once the queue is closed and empty. */
  synchronized List<LogEvent> next() throws InterruptedException {
    inFlight = 0;
    notifyAll();
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    while (!isDue()) {
      long left = lingerNanos - (System.nanoTime() - oldest);
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
    }
    List<LogEvent> batch = new ArrayList<>();
    int size = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    while (!waiting.isEmpty() && batch.size() < MOST_EVENTS) {
      LogEvent event = waiting.peek();
      first = Math.min(first, event.millis());
      last = Math.max(last, event.millis());
      size += event.size();
      if (size > MOST_BYTES || last - first >= LONGEST_SPAN) {
        break;
      }
      batch.add(waiting.remove());
      held -= event.size() + FOOTPRINT;
      bytes -= event.size();
    }
    oldest = System.nanoTime();
    inFlight = batch.size();
    batch.sort(Comparator.comparingLong(LogEvent::millis));
    return batch;
  }

  /**
   * Waits until everything that is in the queue now was sent.
   *
   * @return whether it was, within this time
   */
  synchronized boolean await(Duration most) throws InterruptedException {
    urgent = true;
    notifyAll();
    long end = System.nanoTime() + most.toNanos();
    while (!closed && (!waiting.isEmpty() || inFlight > 0)) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        break;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    urgent = false;
    return waiting.isEmpty() && inFlight == 0;
  }

  /** How many lines found no room. */
  synchronized long dropped() {
    return dropped;
  }

  /** Takes no more lines and forgets those that wait. */
  synchronized void close() {
    closed = true;
    waiting.clear();
    notifyAll();
  }

  private void append(LogEvent event) {
    if (waiting.isEmpty()) {
      oldest = System.nanoTime();
    }
    waiting.add(event);
    held += event.size() + FOOTPRINT;
    bytes += event.size();
    if (waiting.size() == 1 || isDue()) {
      notifyAll();
    }
  }

  private boolean isDue() {
    return closed
        || urgent
        || waiting.size() >= MOST_EVENTS
        || bytes >= MOST_BYTES
        || System.nanoTime() - oldest >= lingerNanos;
  }
}
