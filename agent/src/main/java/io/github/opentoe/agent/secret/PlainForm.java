package io.github.opentoe.agent.secret;

import java.util.Arrays;
import java.util.List;

/** Bytes as they are. */
final class PlainForm implements Form {

  private final byte[] bytes;
  private final boolean asWord;

  /**
   * @param asWord whether the bytes count only where no letter or digit touches them
   */
  PlainForm(byte[] bytes, boolean asWord) {
    this.bytes = bytes.clone();
    this.asWord = asWord;
  }

  @Override
  public List<Byte> firstBytes() {
    return List.of(bytes[0]);
  }

  @Override
  public int longest() {
    return bytes.length;
  }

  @Override
  public int endAt(byte[] text, int at, int length) {
    int end = at + bytes.length;
    if (end > length || !Arrays.equals(text, at, end, bytes, 0, bytes.length)) {
      return ABSENT;
    }
    boolean isPart = (at > 0 && isWord(text[at - 1])) || (end < length && isWord(text[end]));
    return asWord && isPart ? ABSENT : end;
  }

  private static boolean isWord(byte unit) {
    return unit < 0 || Character.isLetterOrDigit(unit);
  }
}
