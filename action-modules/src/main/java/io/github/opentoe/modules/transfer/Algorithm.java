package io.github.opentoe.modules.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/** How a download is verified. */
public enum Algorithm {
  MD5("MD5", 32),
  SHA1("SHA-1", 40),
  SHA256("SHA-256", 64),
  SHA512("SHA-512", 128);

  private final String javaName;
  private final int hexLength;

  Algorithm(String javaName, int hexLength) {
    this.javaName = javaName;
    this.hexLength = hexLength;
  }

  /** Reads a name; letter case and a hyphen do not matter. */
  public static Algorithm parse(String text) {
    String name = text.toUpperCase(Locale.ROOT).replaceFirst("-", "");
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'{key}' of {action} must be MD5, SHA1, SHA256 or SHA512, not '" + text + "'"));
  }

  /** How many hex digits its checksums have. */
  public int hexLength() {
    return hexLength;
  }

  /** Whether somebody could make a different file with the same checksum. */
  public boolean isWeak() {
    return this == MD5 || this == SHA1;
  }

  MessageDigest digest() {
    try {
      return MessageDigest.getInstance(javaName);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
