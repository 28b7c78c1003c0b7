package io.github.opentoe.agent.condition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The digests that files can be compared by. */
enum Digest {
  MD5("MD5", 32),
  SHA1("SHA-1", 40),
  SHA256("SHA-256", 64),
  SHA512("SHA-512", 128);

  private static final int BUFFER_SIZE = 1 << 16;

  private final String algorithm;
  private final int length;

  Digest(String algorithm, int length) {
    this.algorithm = algorithm;
    this.length = length;
  }

  /** The digest that an operator of this family computes. */
  static Digest of(Operator operator) {
    return switch (operator) {
      case FILE_MD5_EQUALS -> MD5;
      case FILE_SHA1_EQUALS -> SHA1;
      case FILE_SHA256_EQUALS -> SHA256;
      case FILE_SHA512_EQUALS -> SHA512;
      default -> throw new IllegalArgumentException(operator.word() + " has no digest");
    };
  }

  /** What is wrong with a digest that somebody wrote down (ASR-8). */
  Optional<String> complaint(Operator operator, Side written) {
    boolean isHex = written.text().chars().allMatch(HexFormat::isHexDigit);
    return isHex && written.text().length() == length
        ? Optional.empty()
        : Optional.of(
            String.format(
                "'%s' needs %d hexadecimal digits, not %s.",
                operator.word(), length, written.quoted()));
  }

  /** The digest of a file in lower case. */
  String compute(Path file) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[BUFFER_SIZE];
    try (InputStream content = Files.newInputStream(file)) {
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks " + algorithm, e);
    }
  }
}
