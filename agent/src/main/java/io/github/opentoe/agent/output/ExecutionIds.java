package io.github.opentoe.agent.output;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** Which execution ids are allowed (EX-47), and new ones. */
public final class ExecutionIds {

  private static final int LONGEST = 128;
  private static final String RANDOM = "/dev/urandom";
  private static final long VERSION = 0xF000L;
  private static final long VARIANT = 0xC000_0000_0000_0000L;

  private ExecutionIds() {}

  /**
   * A random UUID, where possible straight from the system: Java's own source takes long to start.
   */
  public static String random() {
    try (InputStream source = new FileInputStream(RANDOM)) {
      ByteBuffer bytes = ByteBuffer.wrap(source.readNBytes(2 * Long.BYTES));
      if (bytes.remaining() == 2 * Long.BYTES) {
        return randomUuid(bytes.getLong(), bytes.getLong()).toString();
      }
    } catch (IOException e) {
      // Windows has no such file, and a bare folder of a chroot may have none.
    }
    return UUID.randomUUID().toString();
  }

  private static UUID randomUuid(long high, long low) {
    return new UUID((high & ~VERSION) | 0x4000L, (low & ~VARIANT) | Long.MIN_VALUE);
  }

  /** What is wrong with the id; empty where it can be used. */
  public static Optional<String> problem(String id) {
    if (id.isEmpty()) {
      return Optional.of("The execution id must not be empty.");
    }
    if (id.codePointCount(0, id.length()) > LONGEST) {
      return Optional.of("The execution id is longer than " + LONGEST + " characters.");
    }
    if (id.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("The execution id contains a control character.");
    }
    for (String segment : segments(id)) {
      if (segment.equals(".") || segment.equals("..")) {
        return Optional.of("The execution id must not contain the segment '" + segment + "'.");
      }
    }
    return Optional.empty();
  }

  /** The parts between slashes and backslashes. */
  static String[] segments(String id) {
    return id.replace('\\', '/').split("/", -1);
  }
}
