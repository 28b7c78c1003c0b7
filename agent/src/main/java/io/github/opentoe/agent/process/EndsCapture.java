package io.github.opentoe.agent.process;

import java.util.Arrays;

/** Keeps the beginning and the end of an output, so that its memory is bounded. */
final class EndsCapture {

  private final int half;
  private byte[] head = new byte[256];
  private int headLength;
  private byte[] ring = new byte[0];
  private long ringTotal;

  /** Keeps this many bytes at each end. */
  EndsCapture(int half) {
    this.half = half;
  }

  /** Takes what follows. */
  synchronized void take(byte[] from, int offset, int count) {
    int first = Math.min(count, half - headLength);
    if (first > 0) {
      if (headLength + first > head.length) {
        int wanted = Math.max(headLength + first, head.length * 2);
        head = Arrays.copyOf(head, Math.min(half, wanted));
      }
      System.arraycopy(from, offset, head, headLength, first);
      headLength += first;
    }
    takeTail(from, offset + first, count - first);
  }

  /** What it kept; where something is missing, a mark says how much. */
  synchronized String text() {
    byte[] tail = tail();
    long missing = ringTotal - tail.length;
    if (missing == 0) {
      byte[] all = Arrays.copyOf(head, headLength + tail.length);
      System.arraycopy(tail, 0, all, headLength, tail.length);
      return Utf8.decode(all, 0, all.length);
    }
    int end = Utf8.wholeCharacters(head, headLength);
    int start = Utf8.nextCharacter(tail, 0);
    long cut = missing + (headLength - end) + start;
    return Utf8.decode(head, 0, end)
        + "\n …["
        + cut
        + " bytes cut]\n"
        + Utf8.decode(tail, start, tail.length - start);
  }

  private void takeTail(byte[] from, int offset, int count) {
    if (count <= 0) {
      return;
    }
    if (ring.length == 0) {
      ring = new byte[half];
    }
    int skipped = Math.max(0, count - half);
    ringTotal += skipped;
    int position = (int) (ringTotal % half);
    int length = count - skipped;
    int untilEnd = Math.min(length, half - position);
    System.arraycopy(from, offset + skipped, ring, position, untilEnd);
    System.arraycopy(from, offset + skipped + untilEnd, ring, 0, length - untilEnd);
    ringTotal += length;
  }

  private byte[] tail() {
    if (ringTotal <= half) {
      return Arrays.copyOf(ring, (int) ringTotal);
    }
    byte[] tail = new byte[half];
    int position = (int) (ringTotal % half);
    System.arraycopy(ring, position, tail, 0, half - position);
    System.arraycopy(ring, 0, tail, half - position, position);
    return tail;
  }
}
