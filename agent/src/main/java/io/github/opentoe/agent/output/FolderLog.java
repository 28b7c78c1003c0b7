package io.github.opentoe.agent.output;

import io.github.opentoe.agent.report.RunLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Writes the lines of console.log and application.log (execution-and-outputs §8.3). */
final class FolderLog implements RunLog {

  private static final byte[] NOTHING = {};
  private static final byte[] DEBUG = "Debug ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WARNING = "Warning: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STDOUT = "Stdout: ".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_STAMP = 48;

  private final Clock clock;
  private final LogLines lines;
  private final Timestamp timestamp = new Timestamp();
  private final byte[] prefix = new byte[LONGEST_STAMP + WARNING.length];
  private int prefixLength;

  /** The beginning of a line whose end has not come yet; what is beyond its end is not kept. */
  private final byte[] partial = new byte[LogLines.LONGEST_LINE + 2];

  private int partialLength;
  private boolean partialOverflows;
  private boolean endsWithReturn;

  FolderLog(Clock clock, LogLines lines) {
    this.clock = clock;
    this.lines = lines;
  }

  @Override
  public void info(String text) {
    synchronized (lines) {
      write(NOTHING, text);
    }
  }

  @Override
  public void debug(String text) {
    synchronized (lines) {
      lines.alsoForConsole(false);
      write(DEBUG, text);
      lines.alsoForConsole(true);
    }
  }

  @Override
  public void warning(String text) {
    synchronized (lines) {
      write(WARNING, text);
    }
  }

  @Override
  public void stdout(byte[] bytes, int offset, int length) {
    synchronized (lines) {
      startPrefix(STDOUT);
      PlainBytes plain = new PlainBytes(bytes);
      int end = offset + length;
      int at = offset;
      while (at < end) {
        at = isInLine() ? continueLine(bytes, at, end) : startLine(bytes, plain, at, end);
      }
      lines.flushMuch();
    }
  }

  @Override
  public void endOfStdout() {
    synchronized (lines) {
      if (isInLine()) {
        startPrefix(STDOUT);
        endPartial();
      }
      lines.flush();
    }
  }

  /** From now on this one gets the lines of console.log too. */
  void tap(ConsoleTap tap) {
    synchronized (lines) {
      lines.tap(tap);
    }
  }

  /** The first thing that went wrong with a file. */
  Optional<String> failure() {
    synchronized (lines) {
      return lines.failure();
    }
  }

  /** Closes the files; what comes later is dropped. */
  void close() {
    synchronized (lines) {
      lines.close();
    }
  }

  /** Writes the line that begins at {@code at}, or keeps it where its end is missing. */
  private int startLine(byte[] bytes, PlainBytes plain, int at, int end) {
    int scan = plain.endAt(at, end);
    boolean isClean = scan < end && bytes[scan] == '\n';
    while (scan < end && bytes[scan] != '\n') {
      scan++;
    }
    if (scan == end) {
      keep(bytes, at, end);
      return end;
    }
    lines.plain(prefix, 0, prefixLength);
    if (isClean && scan - at <= LogLines.LONGEST_LINE) {
      lines.plain(bytes, at, scan + 1);
    } else {
      boolean hasReturn = scan > at && bytes[scan - 1] == '\r';
      lines.line(bytes, at, hasReturn ? scan - 1 : scan);
    }
    return scan + 1;
  }

  private int continueLine(byte[] bytes, int at, int end) {
    int scan = at;
    while (scan < end && bytes[scan] != '\n') {
      scan++;
    }
    keep(bytes, at, scan);
    if (scan == end) {
      return end;
    }
    endPartial();
    return scan + 1;
  }

  private boolean isInLine() {
    return partialLength > 0;
  }

  private void keep(byte[] bytes, int from, int to) {
    if (from == to) {
      return;
    }
    int kept = Math.min(to - from, partial.length - partialLength);
    System.arraycopy(bytes, from, partial, partialLength, kept);
    partialLength += kept;
    partialOverflows |= kept < to - from;
    endsWithReturn = bytes[to - 1] == '\r';
  }

  private void endPartial() {
    lines.plain(prefix, 0, prefixLength);
    boolean dropReturn = endsWithReturn && !partialOverflows;
    lines.line(partial, 0, dropReturn ? partialLength - 1 : partialLength);
    partialLength = 0;
    partialOverflows = false;
  }

  private void write(byte[] word, String text) {
    startPrefix(word);
    lines.plain(prefix, 0, prefixLength);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int at = 0;
    do {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      boolean hasReturn = end > at && end < bytes.length && bytes[end - 1] == '\r';
      lines.line(bytes, at, hasReturn ? end - 1 : end);
      at = end + 1;
    } while (at < bytes.length);
    lines.flush();
  }

  private void startPrefix(byte[] word) {
    Instant now = clock.instant();
    int length = timestamp.write(now, prefix);
    prefix[length++] = ' ';
    lines.begin(now, length, word == STDOUT);
    System.arraycopy(word, 0, prefix, length, word.length);
    prefixLength = length + word.length;
  }
}
