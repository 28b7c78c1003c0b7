package io.github.opentoe.agent.secret;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Stretches of bytes that must not be shown: in order, none touching another inside. */
final class Spans {

  private static final byte[] MASK = Secrets.MASK.getBytes(StandardCharsets.US_ASCII);

  private int[] bounds = new int[8];
  private int count;

  /** Adds a stretch that does not begin before the last one. */
  void add(int start, int end) {
    if (count > 0 && start < bounds[2 * count - 1]) {
      bounds[2 * count - 1] = Math.max(bounds[2 * count - 1], end);
      return;
    }
    if (2 * count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * count] = start;
    bounds[2 * count + 1] = end;
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Where the stretch around a cut begins; the cut itself where it parts none. */
  int startAround(int cut) {
    for (int index = 0; index < count; index++) {
      if (bounds[2 * index] < cut && cut < bounds[2 * index + 1]) {
        return bounds[2 * index];
      }
    }
    return cut;
  }

  /** Where the stretch around a cut ends; the cut itself where it parts none. */
  int endAround(int cut) {
    for (int index = 0; index < count; index++) {
      if (bounds[2 * index] < cut && cut < bounds[2 * index + 1]) {
        return bounds[2 * index + 1];
      }
    }
    return cut;
  }

  /** The bytes up to an end that parts no stretch, each stretch before it masked. */
  byte[] replace(byte[] text, int end) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream(end + MASK.length);
    int at = 0;
    for (int index = 0; index < count && bounds[2 * index] < end; index++) {
      shown.write(text, at, bounds[2 * index] - at);
      shown.write(MASK, 0, MASK.length);
      at = bounds[2 * index + 1];
    }
    shown.write(text, at, end - at);
    return shown.toByteArray();
  }
}
