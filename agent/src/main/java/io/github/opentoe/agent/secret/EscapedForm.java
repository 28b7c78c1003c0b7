package io.github.opentoe.agent.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A secret in which characters are escaped by backslashes, as in JSON and by shells. */
final class EscapedForm implements Form {

  private static final String LETTERS = "bfnrt";
  private static final String MEANT = "\b\f\n\r\t";
  private static final int ESCAPE_LENGTH = 6;

  private final byte[] secret;

  EscapedForm(byte[] secret) {
    this.secret = secret.clone();
  }

  @Override
  public List<Byte> firstBytes() {
    return secret[0] == '\\' ? List.of(secret[0]) : List.of((byte) '\\', secret[0]);
  }

  @Override
  public int longest() {
    return ESCAPE_LENGTH * secret.length;
  }

  @Override
  public int endAt(byte[] text, int at, int length) {
    int next = at;
    int matched = 0;
    while (matched < secret.length) {
      if (next >= length) {
        return ABSENT;
      }
      if (text[next] != '\\') {
        if (text[next] != secret[matched]) {
          return ABSENT;
        }
        next++;
        matched++;
        continue;
      }
      int point = codePoint(text, next, length);
      byte[] meant =
          point >= 0
              ? Character.toString(point).getBytes(StandardCharsets.UTF_8)
              : simple(text, next, length, secret[matched]);
      int end = matched + meant.length;
      if (meant.length == 0
          || end > secret.length
          || !Arrays.equals(secret, matched, end, meant, 0, meant.length)) {
        return ABSENT;
      }
      next += point < 0 ? 2 : point > 0xffff ? 2 * ESCAPE_LENGTH : ESCAPE_LENGTH;
      matched = end;
    }
    return next;
  }

  /** The character behind an escape of a single letter; nothing where there is none. */
  private static byte[] simple(byte[] text, int at, int length, byte wanted) {
    if (at + 1 >= length) {
      return new byte[0];
    }
    int letter = LETTERS.indexOf(text[at + 1]);
    boolean isControl = letter >= 0 && MEANT.charAt(letter) == wanted;
    return new byte[] {isControl ? wanted : text[at + 1]};
  }

  /** The character of a unicode escape, of two for a pair of surrogates; -1 where there is none. */
  private static int codePoint(byte[] text, int at, int length) {
    int unit = unit(text, at, length);
    if (unit < 0 || !Character.isHighSurrogate((char) unit)) {
      return unit;
    }
    int low = unit(text, at + ESCAPE_LENGTH, length);
    return low >= 0 && Character.isLowSurrogate((char) low)
        ? Character.toCodePoint((char) unit, (char) low)
        : -1;
  }

  private static int unit(byte[] text, int at, int length) {
    return at + 1 < length && text[at] == '\\' && text[at + 1] == 'u'
        ? Digits.hex(text, at + 2, 4, length)
        : -1;
  }
}
