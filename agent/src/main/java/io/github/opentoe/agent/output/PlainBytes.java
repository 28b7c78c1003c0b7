package io.github.opentoe.agent.output;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Looks for bytes that do not stand for themselves in a log, eight at a time. */
final class PlainBytes {

  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long BLANKS = ' ' * ONES;
  private static final long DELETES = 0x7f * ONES;

  private final byte[] bytes;
  private final ByteBuffer words;

  PlainBytes(byte[] bytes) {
    this.bytes = bytes;
    this.words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Where the first such byte is, a line feed among them; {@code end} where there is none. */
  int endAt(int from, int end) {
    int at = from;
    while (at < end) {
      if ((at & 7) == 0 && at + Long.BYTES <= end) {
        long odd = odd(words.getLong(at));
        if (odd == 0) {
          at += Long.BYTES;
          continue;
        }
        at += Long.numberOfTrailingZeros(odd) >>> 3;
      }
      if (!LogLines.isPlain(bytes[at])) {
        return at;
      }
      at++;
    }
    return end;
  }

  /** Has the top bit of the first byte set that is no ASCII or a control character. */
  private static long odd(long word) {
    long controls = (word - BLANKS) & ~word;
    long delete = word ^ DELETES;
    long deletes = (delete - ONES) & ~delete;
    return (controls | deletes | word) & TOPS;
  }
}
