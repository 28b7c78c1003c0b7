package io.github.opentoe.agent.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time zone of the machine. Most servers keep UTC, and to read the rules of zones takes time.
 */
final class LocalZone {

  private static final Path LINK = Path.of("/etc/localtime");

  private LocalZone() {}

  /** UTC without its rules where the system says so plainly, else what Java finds. */
  static ZoneId of() {
    boolean isChosen =
        System.getenv("TZ") != null || !System.getProperty("user.timezone", "").isEmpty();
    return !isChosen && isUtc() ? ZoneOffset.UTC : ZoneId.systemDefault();
  }

  private static boolean isUtc() {
    try {
      return Files.readSymbolicLink(LINK).endsWith("UTC");
    } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
      return false;
    }
  }
}
