package io.github.opentoe.agent.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A line as CloudWatch takes it: never empty, never too long. */
final class LogEvent {

  /** What CloudWatch counts for each event beside its text. */
  private static final int OVERHEAD = 26;

  private static final int LONGEST = 256 * 1024 - OVERHEAD;
  private static final byte[] BLANK = {' '};

  private final long millis;
  private final byte[] text;
  private final int length;

  /** An event from clean UTF-8. */
  LogEvent(Instant at, byte[] line) {
    this.millis = at.toEpochMilli();
    this.text = line.length == 0 ? BLANK : line;
    this.length = cut(text);
  }

  /** When, in milliseconds since 1970. */
  long millis() {
    return millis;
  }

  /** The line. */
  String text() {
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** What it counts for in a batch. */
  int size() {
    return length + OVERHEAD;
  }

  private static int cut(byte[] text) {
    if (text.length <= LONGEST) {
      return text.length;
    }
    int end = LONGEST;
    while ((text[end] & 0xc0) == 0x80) {
      end--;
    }
    return end;
  }
}
