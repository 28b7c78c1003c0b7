package io.github.opentoe.agent.output;

import io.github.opentoe.agent.report.LineSink;
import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** Cuts the bytes of console.log into lines again and takes their times off. */
final class ConsoleTap {

  /** What is beyond this of a line is dropped: control characters take four bytes each. */
  private static final int LONGEST = 4 * LogLines.LONGEST_LINE;

  private final LineSink sink;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Instant time = Instant.EPOCH;
  private int stamp;
  private boolean eachLine;
  private int skip;

  ConsoleTap(LineSink sink) {
    this.sink = sink;
  }

  /** Tells what the next lines begin with. */
  void begin(Instant at, int stampLength, boolean each) {
    time = at;
    stamp = stampLength;
    eachLine = each;
    skip = stampLength;
  }

  /** Takes bytes, which may end anywhere in a line. */
  void take(byte[] bytes, int length) {
    int at = 0;
    while (at < length) {
      int skipped = Math.min(skip, length - at);
      skip -= skipped;
      int start = at + skipped;
      int end = start;
      while (end < length && bytes[end] != '\n') {
        end++;
      }
      line.write(bytes, start, Math.max(0, Math.min(end - start, LONGEST - line.size())));
      if (end < length) {
        sink.line(time, line.toByteArray());
        line.reset();
        skip = eachLine ? stamp : 0;
      }
      at = end + 1;
    }
  }
}
