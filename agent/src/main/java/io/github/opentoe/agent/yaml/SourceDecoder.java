package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Turns the bytes of a document into text, or says why they are none. */
public final class SourceDecoder {

  /** How many bytes a document may have (DL-6). */
  public static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * What came of decoding.
   *
   * @param source the text without its byte order mark; empty where there is a problem
   * @param problems why it is no text
   */
  public record Decoding(Optional<SourceText> source, List<Problem> problems) {
    public Decoding {
      problems = List.copyOf(problems);
    }

    private static Decoding refused(Problem problem) {
      return new Decoding(Optional.empty(), List.of(problem));
    }
  }

  private SourceDecoder() {}

  /** Decodes UTF-8; line ends stay as they are. */
  public static Decoding decode(String name, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return Decoding.refused(tooLarge(name));
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer output = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(input, output, true);
    output.flip();
    boolean marked = output.length() > 0 && output.charAt(0) == BYTE_ORDER_MARK;
    SourceText source =
        new SourceText(name, (marked ? output.subSequence(1, output.length()) : output).toString());
    if (result.isError()) {
      return Decoding.refused(notUtf8(source, bytes, input.position()));
    }
    return ControlCharacters.find(source)
        .map(Decoding::refused)
        .orElseGet(() -> new Decoding(Optional.of(source), List.of()));
  }

  /** The problem of a document with more bytes than {@link #MAX_BYTES}. */
  public static Problem tooLarge(String name) {
    return Problem.error(
        "document-too-large",
        "Document " + name + " is larger than 8 MiB.",
        SourceLocation.of(name));
  }

  private static Problem notUtf8(SourceText readable, byte[] bytes, int offset) {
    SourceLocation location = readable.location(readable.text().length());
    String message =
        String.format(
            "Document %s is not valid UTF-8: byte 0x%02X at offset %d (line %d).",
            readable.name(), bytes[offset] & 0xFF, offset, location.line());
    Problem problem = Problem.error("not-utf-8", message, location);
    return isUtf16(bytes) ? problem.withHint("It looks like UTF-16; save it as UTF-8.") : problem;
  }

  private static boolean isUtf16(byte[] bytes) {
    return bytes.length > 1 && Math.max(bytes[0], bytes[1]) == -1 && bytes[0] + bytes[1] == -3;
  }
}
