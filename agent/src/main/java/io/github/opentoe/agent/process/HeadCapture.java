package io.github.opentoe.agent.process;

import java.util.Arrays;

/** Keeps the beginning of an output, with CRLF turned into LF (AM-24, AM-64). */
final class HeadCapture {

  private final int limit;
  private byte[] bytes = new byte[512];
  private int length;
  private boolean afterReturn;
  private boolean cut;

  HeadCapture(int limit) {
    this.limit = limit;
  }

  /** Takes what follows. */
  synchronized void take(byte[] from, int offset, int count) {
    for (int index = offset; index < offset + count && !cut; index++) {
      byte next = from[index];
      if (afterReturn && next != '\n') {
        put((byte) '\r');
      }
      afterReturn = next == '\r';
      if (!afterReturn) {
        put(next);
      }
    }
  }

  /** Whether it could not keep everything. */
  synchronized boolean isCut() {
    return cut;
  }

  /** What it kept, without trailing line breaks: the first {@link #length} bytes of this. */
  synchronized byte[] bytes() {
    return bytes;
  }

  /** How many bytes that are. */
  synchronized int length() {
    if (afterReturn) {
      afterReturn = false;
      put((byte) '\r');
    }
    int end = cut ? Utf8.wholeCharacters(bytes, length) : length;
    while (end > 0 && bytes[end - 1] == '\n') {
      end--;
    }
    return end;
  }

  private void put(byte next) {
    if (length == limit) {
      cut = true;
      return;
    }
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(limit, bytes.length * 2));
    }
    bytes[length++] = next;
  }
}
