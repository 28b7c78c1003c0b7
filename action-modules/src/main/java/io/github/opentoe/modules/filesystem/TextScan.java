package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.OptionalLong;

/** Looks for the first byte that keeps a file from being text, 64 KiB at a time. */
final class TextScan {

  private static final int PIECE = 64 * 1024;

  private final CharsetDecoder decoder;
  private final ActionContext context;
  private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
  private final CharBuffer text = CharBuffer.allocate(PIECE);
  private boolean isInPair;

  private TextScan(Charset charset, ActionContext context) {
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.context = context;
  }

  /** The position of the first byte that is wrong in this encoding; empty if all is well. */
  static OptionalLong firstInvalid(InputStream in, Charset charset, ActionContext context)
      throws IOException {
    return new TextScan(charset, context).run(in);
  }

  /** The position of the first NUL byte; empty without one. */
  static OptionalLong firstNul(InputStream in, ActionContext context) throws IOException {
    byte[] piece = new byte[PIECE];
    long position = 0;
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      context.deadline().check();
      for (int index = 0; index < count; index++) {
        if (piece[index] == 0) {
          return OptionalLong.of(position + index);
        }
      }
      position += count;
    }
    return OptionalLong.empty();
  }

  private OptionalLong run(InputStream in) throws IOException {
    long position = 0;
    boolean isLast = false;
    while (!isLast) {
      context.deadline().check();
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      isLast = count < 0;
      bytes.position(bytes.position() + Math.max(0, count)).flip();
      CoderResult result = decoder.decode(bytes, text, isLast);
      boolean isUnpaired = hasUnpaired(text.flip());
      if (result.isError() || isUnpaired) {
        return OptionalLong.of(position + bytes.position());
      }
      text.clear();
      position += bytes.position();
      bytes.compact();
    }
    return isInPair ? OptionalLong.of(position) : OptionalLong.empty();
  }

  /** UTF-32 has room for halves of pairs, which are no characters. */
  private boolean hasUnpaired(CharBuffer decoded) {
    while (decoded.hasRemaining()) {
      char unit = decoded.get();
      if (isInPair != Character.isLowSurrogate(unit)) {
        return true;
      }
      isInPair = Character.isHighSurrogate(unit);
    }
    return false;
  }
}
