package io.github.opentoe.modules.filesystem;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The marks that a Unicode text may begin with. */
enum ByteOrderMark {
  // Order matters: the mark of UTF-32LE begins with that of UTF-16LE.
  UTF_8(StandardCharsets.UTF_8),
  UTF_32LE(Charset.forName("UTF-32LE")),
  UTF_32BE(Charset.forName("UTF-32BE")),
  UTF_16LE(StandardCharsets.UTF_16LE),
  UTF_16BE(StandardCharsets.UTF_16BE);

  private final Charset charset;

  ByteOrderMark(Charset charset) {
    this.charset = charset;
  }

  /** The mark of an encoding of Unicode with a known byte order. */
  static ByteOrderMark of(Charset charset) {
    return Arrays.stream(values())
        .filter(mark -> mark.charset.equals(charset))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(charset.name()));
  }

  /** The mark that the bytes begin with. */
  static Optional<ByteOrderMark> startOf(byte[] text) {
    return Arrays.stream(values()).filter(mark -> mark.begins(text)).findFirst();
  }

  boolean begins(byte[] text) {
    byte[] mark = bytes();
    return text.length >= mark.length && Arrays.equals(text, 0, mark.length, mark, 0, mark.length);
  }

  Charset charset() {
    return charset;
  }

  byte[] bytes() {
    return "\uFEFF".getBytes(charset);
  }
}
