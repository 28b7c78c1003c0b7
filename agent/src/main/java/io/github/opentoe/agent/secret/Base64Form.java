package io.github.opentoe.agent.secret;

import java.util.Arrays;
import java.util.List;

/** The characters of a base64 text that depend on the secret alone. */
final class Base64Form implements Form {

  private static final int TAIL = 3;

  private final byte[] core;
  private final boolean isOpen;

  /**
   * @param isOpen whether the next character depends on the secret in part
   */
  Base64Form(byte[] core, boolean isOpen) {
    this.core = core.clone();
    this.isOpen = isOpen;
  }

  @Override
  public List<Byte> firstBytes() {
    return List.of(core[0]);
  }

  @Override
  public int longest() {
    return core.length + TAIL;
  }

  @Override
  public int endAt(byte[] text, int at, int length) {
    int end = at + core.length;
    if (end > length || !Arrays.equals(text, at, end, core, 0, core.length)) {
      return ABSENT;
    }
    if (isOpen && end < length && isDigit(text[end])) {
      end++;
    }
    while (end < length && text[end] == '=' && end < at + longest()) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(byte unit) {
    return unit > 0
        && (Character.isLetterOrDigit(unit)
            || unit == '+'
            || unit == '/'
            || unit == '-'
            || unit == '_');
  }
}
