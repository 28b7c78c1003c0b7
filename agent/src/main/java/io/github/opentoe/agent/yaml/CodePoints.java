package io.github.opentoe.agent.yaml;

/** Counts the code points of a text: constant time per question, however long its lines are. */
final class CodePoints {

  private static final int SHIFT = 6;

  private final String text;
  private final boolean plain;

  /** How many pairs of surrogates end before the first character of each block. */
  private final int[] pairs;

  CodePoints(String text) {
    this.text = text;
    this.pairs = new int[(text.length() >> SHIFT) + 2];
    int count = 0;
    for (int at = 0; at < text.length(); at++) {
      count += endsPair(at) ? 1 : 0;
      pairs[(at >> SHIFT) + 1] = count;
    }
    this.plain = count == 0;
  }

  /** How many code points stand before an offset. */
  int before(int offset) {
    if (plain) {
      return offset;
    }
    int block = offset >> SHIFT;
    int count = offset - pairs[block];
    for (int at = block << SHIFT; at < offset; at++) {
      count -= endsPair(at) ? 1 : 0;
    }
    return count;
  }

  /** The offset of a code point, from 0; the end of the text where there are fewer. */
  int offset(int index) {
    if (plain) {
      return Math.min(index, text.length());
    }
    int block = lastBlockUpTo(index);
    int offset = block << SHIFT;
    int count = offset - pairs[block];
    if (offset < text.length() && endsPair(offset)) {
      offset++;
    }
    while (count < index && offset < text.length()) {
      offset += Character.charCount(text.codePointAt(offset));
      count++;
    }
    return offset;
  }

  private int lastBlockUpTo(int index) {
    int low = 0;
    int high = text.length() >> SHIFT;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if ((middle << SHIFT) - pairs[middle] <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private boolean endsPair(int at) {
    return at > 0
        && Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
