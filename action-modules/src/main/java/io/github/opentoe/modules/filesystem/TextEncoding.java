package io.github.opentoe.modules.filesystem;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An encoding of Unicode, by one of the names that documents use (AM-48).
 *
 * @param name as written
 * @param charset with its byte order; little-endian where the name leaves that open
 * @param isOrderOpen whether the name leaves the byte order to a mark
 */
public record TextEncoding(String name, Charset charset, boolean isOrderOpen) {

  private static final Pattern UTF_8 = Pattern.compile("utf-?8");
  private static final Pattern WIDE = Pattern.compile("utf-?(16|32)(-[lb]e)?");

  /** Reads a name; the letter case does not matter. */
  public static TextEncoding parse(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (UTF_8.matcher(lower).matches()) {
      return new TextEncoding(name, ByteOrderMark.UTF_8.charset(), false);
    }
    var wide = WIDE.matcher(lower);
    if (!wide.matches()) {
      throw new IllegalArgumentException("encoding '" + name + "' is not supported");
    }
    String order = lower.endsWith("-be") ? "BE" : "LE";
    Charset charset = Charset.forName("UTF-" + wide.group(1) + order);
    return new TextEncoding(name, charset, wide.group(2) == null);
  }

  /** The bytes of a whole file: with a mark if the name leaves the byte order open (AM-49). */
  byte[] encodeFile(String text) throws FileFailure {
    byte[] plain = encode(text);
    if (!isOrderOpen || plain.length == 0) {
      return plain;
    }
    ByteArrayOutputStream marked = new ByteArrayOutputStream(plain.length + 4);
    marked.writeBytes(ByteOrderMark.of(charset).bytes());
    marked.writeBytes(plain);
    return marked.toByteArray();
  }

  /** The bytes of a text, without a mark. */
  byte[] encode(String text) throws FileFailure {
    try {
      ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException unpaired) {
      throw new FileFailure("content cannot be written as " + name);
    }
  }

  /**
   * How a file begins.
   *
   * @param charset the one that the rest is in
   * @param markLength how many bytes to leave out
   */
  record Beginning(Charset charset, int markLength) {}

  /** What the first bytes say; empty for a mark that this encoding must not have (AM-50). */
  Optional<Beginning> beginning(byte[] bytes) {
    ByteOrderMark expected = ByteOrderMark.of(charset);
    if (expected.begins(bytes)) {
      return Optional.of(new Beginning(charset, expected.bytes().length));
    }
    if (!otherOrder().begins(bytes)) {
      return Optional.of(new Beginning(charset, 0));
    }
    return isOrderOpen
        ? Optional.of(new Beginning(otherOrder().charset(), expected.bytes().length))
        : Optional.empty();
  }

  /**
   * The text of a whole file, without its mark (AM-50, AM-51).
   *
   * @param path the file as written, for the message
   */
  String decodeFile(byte[] bytes, String path) throws FileFailure {
    Beginning beginning = beginning(bytes).orElseThrow(() -> invalid(0, path));
    Charset actual = beginning.charset();
    int start = beginning.markLength();
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start);
    CharsetDecoder decoder =
        actual
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw invalid(in.position(), path);
    }
    String text = out.flip().toString();
    int bad = firstNonText(text);
    if (bad >= 0) {
      throw invalid(start + text.substring(0, bad).getBytes(actual).length, path);
    }
    return text;
  }

  /** The mark of the same width with the bytes the other way round; for UTF-8 its own. */
  private ByteOrderMark otherOrder() {
    return switch (ByteOrderMark.of(charset)) {
      case UTF_8 -> ByteOrderMark.UTF_8;
      case UTF_16LE -> ByteOrderMark.UTF_16BE;
      case UTF_16BE -> ByteOrderMark.UTF_16LE;
      case UTF_32LE -> ByteOrderMark.UTF_32BE;
      case UTF_32BE -> ByteOrderMark.UTF_32LE;
    };
  }

  /** The first NUL, or the first half of a pair without its other half, as UTF-32 lets pass. */
  private static int firstNonText(String text) {
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (unit == 0 || Character.isLowSurrogate(unit)) {
        return index;
      }
      if (Character.isHighSurrogate(unit)) {
        boolean paired =
            index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        if (!paired) {
          return index;
        }
        index++;
      }
    }
    return -1;
  }

  private FileFailure invalid(int position, String path) {
    return new FileFailure("is not valid " + name + " text (byte " + position + "): " + path);
  }
}
