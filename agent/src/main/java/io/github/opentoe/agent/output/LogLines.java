package io.github.opentoe.agent.output;

import io.github.opentoe.agent.output.BehindWriter.Chunk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A bounded buffer in front of the log files, which shows any bytes as lines of clean UTF-8 (EX-50,
 * EX-51). To be locked by whoever uses it.
 */
final class LogLines implements BehindWriter.Source {

  /** Longer lines are cut. */
  static final int LONGEST_LINE = 64 * 1024;

  private static final byte[] CUT = " …[cut]".getBytes(StandardCharsets.UTF_8);
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** From so many bytes on, the files are written while the next bytes are made ready. */
  private static final int MUCH = LONGEST_LINE / 8;

  private byte[] buffer = new byte[2 * LONGEST_LINE];
  private final LogFile console;
  private final LogFile application;
  private Optional<OutputStream> trace;
  private Optional<ConsoleTap> tap = Optional.empty();
  private Optional<BehindWriter> behind = Optional.empty();
  private int size;
  private boolean forConsole = true;

  LogLines(LogFile console, LogFile application, Optional<OutputStream> trace) {
    this.console = console;
    this.application = application;
    this.trace = trace;
  }

  /** From now on this one gets the lines of console.log too. */
  void tap(ConsoleTap consoleTap) {
    awaitFiles();
    tap = Optional.of(consoleTap);
  }

  /**
   * Tells what the lines up to the next flush begin with.
   *
   * @param stamp how many bytes their time takes, with the blank behind it
   * @param each whether each line begins so, or only the first
   */
  void begin(Instant at, int stamp, boolean each) {
    if (tap.isPresent()) {
      tap.get().begin(at, stamp, each);
    }
  }

  /** Whether what follows goes to console.log too. */
  void alsoForConsole(boolean wanted) {
    flush();
    forConsole = wanted;
  }

  /** Adds bytes that are known to be clean. */
  void plain(byte[] bytes, int from, int to) {
    room(to - from);
    System.arraycopy(bytes, from, buffer, size, to - from);
    size += to - from;
  }

  /** Ends a line. */
  void endLine() {
    room(1);
    buffer[size++] = '\n';
  }

  /**
   * Adds one line's bytes, whatever they are, without its end.
   *
   * @param to end of the bytes that are there: all of the line, or more than fit
   */
  void line(byte[] bytes, int from, int to) {
    boolean tooLong = to - from > LONGEST_LINE;
    int end = tooLong ? cutAt(bytes, from + LONGEST_LINE) : to;
    int at = from;
    while (at < end) {
      int plainEnd = at;
      while (plainEnd < end && isPlain(bytes[plainEnd])) {
        plainEnd++;
      }
      plain(bytes, at, plainEnd);
      at = plainEnd < end ? special(bytes, plainEnd, end) : end;
    }
    if (tooLong) {
      plain(CUT, 0, CUT.length);
    }
    endLine();
  }

  /** Whether a byte stands for itself in a log. */
  static boolean isPlain(byte value) {
    return ((value - ' ') & 0xff) < 0x5f || value == '\t';
  }

  /** Hands everything to the files, in one call each. */
  void flush() {
    awaitFiles();
    if (size > 0) {
      write(new Chunk(buffer, size));
      size = 0;
    }
  }

  /** The same, but does not wait for the files where it is much. */
  void flushMuch() {
    boolean isWatched = tap.isPresent() || trace.isPresent() || !forConsole;
    if (isWatched || (size < MUCH && !isBehind()) || !beginBehind()) {
      flush();
    }
  }

  private boolean beginBehind() {
    if (behind.isEmpty()) {
      behind = Optional.of(new BehindWriter(this, buffer.length));
    }
    return behind.get().begin();
  }

  private boolean isBehind() {
    return behind.isPresent() && behind.get().isBusy();
  }

  private void awaitFiles() {
    if (behind.isPresent()) {
      behind.get().await();
    }
  }

  @Override
  public boolean hasMore() {
    return size > 0;
  }

  @Override
  public Chunk exchange(Chunk empty) {
    Chunk full = new Chunk(buffer, size);
    buffer = empty.bytes();
    size = 0;
    return full;
  }

  @Override
  public void write(Chunk full) {
    if (forConsole) {
      console.write(full.bytes(), full.length());
      if (tap.isPresent()) {
        tap.get().take(full.bytes(), full.length());
      }
    }
    application.write(full.bytes(), full.length());
    if (trace.isPresent()) {
      try {
        trace.get().write(full.bytes(), 0, full.length());
        trace.get().flush();
      } catch (IOException e) {
        // Whoever watched went away; the files are what counts.
        trace = Optional.empty();
      }
    }
  }

  /** The first thing that went wrong with a file. */
  Optional<String> failure() {
    awaitFiles();
    return console.failure().or(application::failure);
  }

  /** Closes the files; what comes later is dropped. */
  void close() {
    awaitFiles();
    behind.ifPresent(BehindWriter::close);
    behind = Optional.empty();
    console.close();
    application.close();
    trace = Optional.empty();
    tap = Optional.empty();
  }

  private int special(byte[] bytes, int at, int end) {
    int value = bytes[at];
    if (value >= 0) {
      escape(value);
      return at + 1;
    }
    int length = Utf8.lengthAt(bytes, at, end);
    if (length < 0) {
      plain(REPLACEMENT, 0, REPLACEMENT.length);
      return at - length;
    }
    if (value == (byte) 0xc2 && (bytes[at + 1] & 0xff) < 0xa0) {
      escape(bytes[at + 1] & 0xff);
    } else {
      plain(bytes, at, at + length);
    }
    return at + length;
  }

  private void escape(int control) {
    room(4);
    buffer[size++] = '\\';
    buffer[size++] = 'x';
    buffer[size++] = HEX[control >> 4];
    buffer[size++] = HEX[control & 0xf];
  }

  private static int cutAt(byte[] bytes, int limit) {
    for (int at = limit; at > limit - 4; at--) {
      if ((bytes[at] & 0xc0) != 0x80) {
        return at;
      }
    }
    return limit;
  }

  private void room(int wanted) {
    if (size + wanted > buffer.length) {
      flush();
    }
  }
}
