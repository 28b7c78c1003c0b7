package io.github.opentoe.agent.value;

import java.io.IOException;

/** Writes text as JSON does, in pieces that never part a character. */
public final class JsonQuotes {

  /** So that whoever encodes the pieces needs little room. */
  private static final int LONGEST_PIECE = 4096;

  private static final String DIGITS = "0123456789ABCDEF";
  private static final String LETTERS = "btnvfr";

  private JsonQuotes() {}

  /** Writes a text between quotes. */
  static void quote(String text, Appendable target) throws IOException {
    target.append('"');
    escape(text, target);
    target.append('"');
  }

  /** Writes what stands between the quotes; only what JSON requires is escaped. */
  public static void escape(String text, Appendable target) throws IOException {
    int start = 0;
    int end = text.length();
    for (int at = 0; at < end; at++) {
      char next = text.charAt(at);
      if (next < ' ' || next == '"' || next == '\\') {
        piece(text, start, at, target);
        escape(next, target);
        start = at + 1;
      } else if (at - start >= LONGEST_PIECE && !Character.isLowSurrogate(next)) {
        piece(text, start, at, target);
        start = at;
      }
    }
    piece(text, start, end, target);
  }

  private static void piece(String text, int start, int end, Appendable target) throws IOException {
    // Many targets take a whole text far faster than a part of one.
    if (start < end) {
      target.append(text.substring(start, end));
    }
  }

  private static void escape(char special, Appendable target) throws IOException {
    target.append('\\');
    if (special >= '\b' && special <= '\r' && special != '\u000b') {
      target.append(LETTERS.charAt(special - '\b'));
    } else if (special < ' ') {
      target.append("u00").append(DIGITS.charAt(special >> 4)).append(DIGITS.charAt(special & 0xf));
    } else {
      target.append(special);
    }
  }
}
