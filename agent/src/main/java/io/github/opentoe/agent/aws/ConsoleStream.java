package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.report.LineSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends the lines of console.log to a CloudWatch stream while they are written (§8.8). Lines wait
 * from the beginning; {@link #open} lets them go.
 */
public final class ConsoleStream implements LineSink, AutoCloseable {

  /** How the stream goes about its work. */
  record Pace(long capacity, Duration linger, Duration firstWait, Duration patience) {

    /** Batches of a second; a service that fails for longer than two minutes is given up. */
    static final Pace USUAL =
        new Pace(8 << 20, Duration.ofMillis(900), Duration.ofSeconds(1), Duration.ofMinutes(2));
  }

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(16);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

  private final LogStreamCalls calls;
  private final String name;
  private final Pace pace;
  private final EventQueue queue;
  private final Cancellation end = new Cancellation();
  private Optional<String> failure = Optional.empty();
  private long rejected;

  ConsoleStream(LogStreamCalls calls, String name, Pace pace) {
    this.calls = calls;
    this.name = name;
    this.pace = pace;
    this.queue = new EventQueue(pace.capacity(), pace.linger());
  }

  @Override
  public void line(Instant at, byte[] line) {
    queue.add(at, line);
  }

  /**
   * Creates group and stream where they are missing, and begins to send.
   *
   * @return why that is impossible
   */
  public Optional<String> open(Deadline deadline) throws InterruptedException {
    Optional<String> problem = calls.create(deadline);
    if (problem.isPresent()) {
      fail(problem.get());
      return failure();
    }
    Thread sender = new Thread(this::send, "opentoe-console-stream");
    sender.setDaemon(true);
    sender.start();
    return Optional.empty();
  }

  /**
   * Waits until every line so far was sent, but not longer than this.
   *
   * @return why lines could not be sent, now or before
   */
  public Optional<String> flush(Duration most) throws InterruptedException {
    if (failure().isEmpty() && !queue.await(most) && failure().isEmpty()) {
      fail("not every line could be sent within " + most.toSeconds() + " seconds of the end");
    }
    return failure();
  }

  /** What did not arrive although sending went on; empty where everything did. */
  public synchronized List<String> losses() {
    List<String> losses = new ArrayList<>();
    if (queue.dropped() > 0) {
      losses.add(queue.dropped() + " lines were not sent to " + name + ": it was too slow");
    }
    if (rejected > 0) {
      losses.add(name + " did not take " + rejected + " lines: too old or too far ahead for it");
    }
    return losses;
  }

  /** Stops sending. */
  @Override
  public void close() {
    end.cancel();
    queue.close();
  }

  private synchronized Optional<String> failure() {
    return failure;
  }

  private synchronized void fail(String reason) {
    if (failure.isEmpty()) {
      failure = Optional.of("The console log cannot be sent to " + name + ": " + reason);
    }
    close();
  }

  private synchronized void reject(int count) {
    rejected += count;
  }

  private void send() {
    try {
      List<LogEvent> batch = queue.next();
      while (!batch.isEmpty()) {
        send(batch);
        batch = queue.next();
      }
    } catch (InterruptedException | Deadline.Stopped e) {
      queue.close();
    } catch (RuntimeException e) {
      fail("internal error: " + e);
    }
  }

  private void send(List<LogEvent> batch) throws InterruptedException {
    long giveUp = System.nanoTime() + pace.patience().toNanos();
    Duration wait = pace.firstWait();
    while (!end.isCancelled()) {
      LogStreamCalls.Sent sent = calls.put(batch, Deadline.in(LONGEST_CALL, end));
      if (sent instanceof LogStreamCalls.Sent.Accepted accepted) {
        reject(accepted.rejected());
        return;
      }
      if (sent instanceof LogStreamCalls.Sent.Refused refused) {
        fail(refused.reason());
        return;
      }
      if (System.nanoTime() + wait.toNanos() > giveUp) {
        fail(((LogStreamCalls.Sent.Delayed) sent).reason());
        return;
      }
      end.await(wait.toMillis());
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }
}
