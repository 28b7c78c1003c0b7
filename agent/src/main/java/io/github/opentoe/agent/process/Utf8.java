package io.github.opentoe.agent.process;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Turns the bytes that commands print into text (AM-71). */
final class Utf8 {

  private Utf8() {}

  /** Decodes; undecodable bytes become U+FFFD. */
  static String decode(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }

  /** Decodes; if it is not UTF-8 all through, by another charset. */
  static String decodeOr(Charset other, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, other);
    }
  }

  /** The length without a last character that was cut in the middle. */
  static int wholeCharacters(byte[] bytes, int length) {
    int start = length;
    int first = Math.max(0, length - 4);
    while (start > first && isContinuation(bytes[start - 1])) {
      start--;
    }
    if (start == 0 || isContinuation(bytes[start - 1])) {
      return length;
    }
    return start - 1 + sizeFrom(bytes[start - 1]) > length ? start - 1 : length;
  }

  /** Where the first whole character starts, from this position on. */
  static int nextCharacter(byte[] bytes, int from) {
    int start = from;
    int last = Math.min(bytes.length, from + 3);
    while (start < last && isContinuation(bytes[start])) {
      start++;
    }
    return start;
  }

  private static boolean isContinuation(byte next) {
    return (next & 0xC0) == 0x80;
  }

  private static int sizeFrom(byte first) {
    if ((first & 0xE0) == 0xC0) {
      return 2;
    }
    if ((first & 0xF0) == 0xE0) {
      return 3;
    }
    return (first & 0xF8) == 0xF0 ? 4 : 1;
  }
}
