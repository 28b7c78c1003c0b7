package io.github.opentoe.agent.output;

import java.nio.charset.StandardCharsets;

/** Makes any text the name of a file in the log folder. */
final class FileNames {

  private static final int LONGEST = 240;

  private FileNames() {}

  /** The name with its separators and odd characters replaced; of a long one, the end. */
  static String safe(String name) {
    StringBuilder safe = new StringBuilder(name.length());
    name.codePoints()
        .map(c -> Character.isISOControl(c) || "/\\:*?\"<>|".indexOf(c) >= 0 ? '_' : c)
        .forEach(safe::appendCodePoint);
    int start = 0;
    while (bytes(safe.substring(start)) > LONGEST) {
      start = safe.offsetByCodePoints(start, 1);
    }
    return safe.isEmpty() ? "document" : safe.substring(start);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
