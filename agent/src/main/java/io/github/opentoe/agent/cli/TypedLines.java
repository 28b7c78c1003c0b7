package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.action.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lines that a person types; nothing is taken that was typed before anybody asked. */
final class TypedLines {

  private static final int LONGEST = 100;
  private static final long PERIOD_MILLIS = 50;

  private final InputStream in;

  TypedLines(InputStream in) {
    this.in = in;
  }

  /** Takes away what was typed until now. */
  void discard() {
    try {
      while (in.available() > 0 && in.read(new byte[in.available()]) > 0) {
        // The next read is for what came meanwhile.
      }
    } catch (IOException e) {
      // Then the next read says so.
    }
  }

  /** The next line; empty where there is none any more, or where the run was cancelled. */
  Optional<String> next(Cancellation cancellation) {
    BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(1);
    // Nothing ends a read from a terminal, so a thread that may stay behind does it.
    Thread reader = new Thread(() -> lines.add(read()), "answer");
    reader.setDaemon(true);
    reader.start();
    try {
      Optional<Optional<String>> line = Optional.empty();
      while (line.isEmpty() && !cancellation.isCancelled()) {
        line = Optional.ofNullable(lines.poll(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
      }
      return line.flatMap(found -> found);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<String> read() {
    StringBuilder line = new StringBuilder();
    try {
      int next = in.read();
      while (next >= 0 && next != '\n') {
        if (line.length() < LONGEST) {
          line.append((char) next);
        }
        next = in.read();
      }
      return next < 0 && line.isEmpty() ? Optional.empty() : Optional.of(line.toString().strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
