package io.github.opentoe.agent.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A bounded buffer in front of the log files, which shows any bytes as lines of clean UTF-8 (EX-50,
 * EX-51). Not safe for several threads.
 */
final class LogLines {

  /** Longer lines are cut. */
  static final int LONGEST_LINE = 64 * 1024;

  private static final byte[] CUT = " …[cut]".getBytes(StandardCharsets.UTF_8);
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] buffer = new byte[2 * LONGEST_LINE];
  private final LogFile console;
  private final LogFile application;
  private Optional<OutputStream> trace;
  private Optional<ConsoleTap> tap = Optional.empty();
  private int size;
  private boolean forConsole = true;

  LogLines(LogFile console, LogFile application, Optional<OutputStream> trace) {
    this.console = console;
    this.application = application;
    this.trace = trace;
  }

  /** From now on this one gets the lines of console.log too. */
  void tap(ConsoleTap consoleTap) {
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

  /** Whether what follows goes to console.log too; only asked for when everything is flushed. */
  void alsoForConsole(boolean wanted) {
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
    if (size == 0) {
      return;
    }
    if (forConsole) {
      console.write(buffer, size);
      if (tap.isPresent()) {
        tap.get().take(buffer, size);
      }
    }
    application.write(buffer, size);
    if (trace.isPresent()) {
      try {
        trace.get().write(buffer, 0, size);
        trace.get().flush();
      } catch (IOException e) {
        // Whoever watched went away; the files are what counts.
        trace = Optional.empty();
      }
    }
    size = 0;
  }

  /** The first thing that went wrong with a file. */
  Optional<String> failure() {
    return console.failure().or(application::failure);
  }

  /** Closes the files; what comes later is dropped. */
  void close() {
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
