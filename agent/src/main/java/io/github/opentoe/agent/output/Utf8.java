package io.github.opentoe.agent.output;

/** Tells well-formed UTF-8 from other bytes, in the same stretches as Java's decoder. */
final class Utf8 {

  private Utf8() {}

  /**
   * The length of the sequence that begins with the non-ASCII byte at {@code at}; where it is
   * malformed, minus the number of bytes that one replacement character stands for.
   */
  static int lengthAt(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    int wanted = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (wanted == 1 || at + 1 >= end || !isSecond(lead, bytes[at + 1] & 0xff)) {
      return -1;
    }
    for (int i = 2; i < wanted; i++) {
      if (at + i >= end || (bytes[at + i] & 0xc0) != 0x80) {
        return -i;
      }
    }
    return lead == 0xed && (bytes[at + 1] & 0xff) > 0x9f ? -wanted : wanted;
  }

  private static boolean isSecond(int lead, int second) {
    int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int highest = lead == 0xf4 ? 0x8f : 0xbf;
    return second >= lowest && second <= highest;
  }
}
