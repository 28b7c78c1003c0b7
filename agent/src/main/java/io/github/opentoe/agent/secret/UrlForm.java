package io.github.opentoe.agent.secret;

import java.util.ArrayList;
import java.util.List;

/** A secret in which any bytes are written as {@code %41}, and blanks perhaps as {@code +}. */
final class UrlForm implements Form {

  private final byte[] secret;

  UrlForm(byte[] secret) {
    this.secret = secret.clone();
  }

  @Override
  public List<Byte> firstBytes() {
    List<Byte> first = new ArrayList<>(List.of((byte) '%'));
    if (secret[0] != '%') {
      first.add(secret[0]);
    }
    if (secret[0] == ' ') {
      first.add((byte) '+');
    }
    return first;
  }

  @Override
  public int longest() {
    return 3 * secret.length;
  }

  @Override
  public int endAt(byte[] text, int at, int length) {
    int next = at;
    for (byte wanted : secret) {
      if (next >= length) {
        return ABSENT;
      }
      int escaped = text[next] == '%' ? Digits.hex(text, next + 1, 2, length) : -1;
      if (escaped >= 0) {
        if ((byte) escaped != wanted) {
          return ABSENT;
        }
        next += 3;
      } else if (text[next] == wanted || (wanted == ' ' && text[next] == '+')) {
        next++;
      } else {
        return ABSENT;
      }
    }
    return next;
  }
}
