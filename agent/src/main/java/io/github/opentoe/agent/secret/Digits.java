package io.github.opentoe.agent.secret;

/** Numbers in texts. */
final class Digits {

  private Digits() {}

  /** The number of this many hexadecimal digits; -1 where they do not stand there. */
  static int hex(byte[] text, int at, int count, int length) {
    if (at + count > length) {
      return -1;
    }
    int number = 0;
    for (int index = at; index < at + count; index++) {
      int digit = text[index] < 0 ? -1 : Character.digit(text[index], 16);
      if (digit < 0) {
        return -1;
      }
      number = (number << 4) | digit;
    }
    return number;
  }
}
