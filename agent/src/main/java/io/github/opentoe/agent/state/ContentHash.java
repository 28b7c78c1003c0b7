package io.github.opentoe.agent.state;

import java.util.HexFormat;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/**
 * What documents and requests are known again by. It tells changes, not forgeries: who can change
 * what is saved of a run needs none. Java's digests take a short run longer than most of its steps.
 */
public final class ContentHash {

  private ContentHash() {}

  /** Of these bytes, hexadecimal: two different checksums and the length. */
  public static String of(byte[] content) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits((int) sum(new CRC32(), content))
        + hex.toHexDigits((int) sum(new Adler32(), content))
        + hex.toHexDigits(content.length);
  }

  private static long sum(Checksum checksum, byte[] content) {
    checksum.update(content, 0, content.length);
    return checksum.getValue();
  }
}
