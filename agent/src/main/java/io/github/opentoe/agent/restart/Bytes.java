package io.github.opentoe.agent.restart;

import java.nio.charset.StandardCharsets;

/** Text as the programs of the machine take it: one character for each byte. */
final class Bytes {

  private Bytes() {}

  static String of(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
