package io.github.opentoe.agent.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Makes hashes of one run: only with the same salt do equal texts have equal ones, so that nobody
 * who sees a hash alone can tell what it was made of.
 *
 * @param text any text; empty where nothing is to be hashed
 */
public record Salt(String text) {

  /** Where nothing is kept. */
  public static final Salt NONE = new Salt("");

  /** Half of SHA-256 tells texts apart just as well. */
  private static final int LENGTH = 16;

  /** A salt of its own. */
  public static Salt random() {
    return new Salt((UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", ""));
  }

  /** Whether a run has one; those of older programs do not. */
  public boolean isThere() {
    return !text.isEmpty();
  }

  /** The hash of a text. */
  public String hash(String content) {
    return hash(content.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of some bytes. */
  public String hash(byte[] content) {
    MessageDigest digest = digest();
    digest.update(content);
    return end(digest);
  }

  /** Takes what is to be hashed in several pieces. */
  public MessageDigest digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The hash of all pieces. */
  public static String end(MessageDigest digest) {
    return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), LENGTH));
  }
}
