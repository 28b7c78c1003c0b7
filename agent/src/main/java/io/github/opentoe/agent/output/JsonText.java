package io.github.opentoe.agent.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** JSON as the files and standard output of a run show it. */
final class JsonText {

  private static final int BUFFER = 32 * 1024;

  private final JsonFactory factory = new JsonFactory();

  /** Writes one value, without a line break behind it; leaves the stream open. */
  void write(OutputStream target, Content content) throws IOException {
    // By way of a Writer, half a surrogate pair becomes '?'; jackson's own UTF-8 refuses it.
    OutputStream buffered = new BufferedOutputStream(target, BUFFER);
    Writer writer = new OutputStreamWriter(buffered, StandardCharsets.UTF_8);
    write(writer, content);
    writer.flush();
  }

  /** One value and a line break. */
  String line(Content content) {
    StringWriter text = new StringWriter();
    try {
      write(text, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  /** One value without any blanks, and a line break. */
  String compactLine(Content content) {
    StringWriter text = new StringWriter();
    try {
      JsonGenerator json = factory.createGenerator(text);
      content.writeTo(json);
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private void write(Writer writer, Content content) throws IOException {
    JsonGenerator json = factory.createGenerator(writer);
    json.setPrettyPrinter(JsonLayout.printer());
    content.writeTo(json);
    json.flush();
  }

  /** Writes the parts of a value. */
  @FunctionalInterface
  interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
