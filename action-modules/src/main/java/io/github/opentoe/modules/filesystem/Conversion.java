package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Converts one text file from UTF-8, in bounded memory.
 *
 * @param file where it really is
 * @param encoding the wanted one
 * @param context the step's surroundings
 */
record Conversion(NamedPath file, TextEncoding encoding, ActionContext context) {

  private static final int PIECE = 32 * 1024;
  private static final char MARK = '\uFEFF';

  /** The first byte that is wrong in a UTF-8 text, which holds no NUL either. */
  OptionalLong firstInvalid() throws IOException {
    OptionalLong malformed;
    try (InputStream in = open()) {
      malformed = TextScan.firstInvalid(in, StandardCharsets.UTF_8, context);
    }
    if (malformed.isPresent()) {
      return malformed;
    }
    try (InputStream in = open()) {
      return TextScan.firstNul(in, context);
    }
  }

  /** Whether the file is valid in the wanted encoding, with or without a mark (ENC-5). */
  boolean isDone() throws IOException {
    try (InputStream in = open()) {
      in.mark(PIECE);
      var beginning = encoding.beginning(in.readNBytes(4));
      in.reset();
      if (beginning.isEmpty()) {
        return false;
      }
      in.skipNBytes(beginning.get().markLength());
      return TextScan.firstInvalid(in, beginning.get().charset(), context).isEmpty();
    }
  }

  /** Whether there is anything to change in a valid UTF-8 text. */
  boolean isNeeded() throws IOException {
    if (encoding.charset().equals(StandardCharsets.UTF_8)) {
      try (InputStream in = open()) {
        return ByteOrderMark.UTF_8.begins(in.readNBytes(4));
      }
    }
    return Files.size(file.path()) > 0;
  }

  /** Writes the converted text, which is valid UTF-8, to a file that exists. */
  void writeTo(Path part) throws IOException {
    try (Reader in = new InputStreamReader(open(), StandardCharsets.UTF_8);
        OutputStream out = Files.newOutputStream(part, LinkOption.NOFOLLOW_LINKS);
        Writer writer = new OutputStreamWriter(out, encoding.charset())) {
      int first = in.read();
      if (first == MARK) {
        first = in.read();
      }
      if (first < 0) {
        return;
      }
      if (encoding.isOrderOpen()) {
        writer.write(MARK);
      }
      writer.write(first);
      char[] piece = new char[PIECE];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        context.deadline().check();
        writer.write(piece, 0, count);
      }
    }
  }

  private InputStream open() throws IOException {
    try {
      return new BufferedInputStream(Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS));
    } catch (IOException failure) {
      throw new FileFailure("cannot read", file.written(), failure);
    }
  }
}
