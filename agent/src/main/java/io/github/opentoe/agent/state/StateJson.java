package io.github.opentoe.agent.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.opentoe.agent.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON of state files, read token by token into nothing but {@link Value}. */
final class StateJson {

  private static final int DEEPEST = 500;
  private static final int LONGEST_TEXT = 512 * 1024 * 1024;
  private static final int LONGEST_NUMBER = 20;

  private final JsonFactory factory =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  /** The one object that these bytes hold, and nothing else. */
  Value.Mapping read(byte[] bytes, int from, int to) throws UnreadableStateException {
    try (JsonParser parser = factory.createParser(bytes, from, to - from)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableStateException("it holds no JSON object");
      }
      Value.Mapping object = mapping(parser);
      if (parser.nextToken() != null) {
        throw new UnreadableStateException("there is text after its end");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw new UnreadableStateException("it is no JSON, or not all of it");
    } catch (IOException e) {
      throw new UnreadableStateException("it is not UTF-8 text");
    }
  }

  private Value value(JsonParser parser, JsonToken token)
      throws IOException, UnreadableStateException {
    return switch (token) {
      case START_OBJECT -> mapping(parser);
      case START_ARRAY -> sequence(parser);
      case VALUE_STRING -> Value.text(parser.getText());
      case VALUE_NUMBER_INT -> new Value.Whole(parser.getLongValue());
      case VALUE_TRUE -> new Value.Flag(true);
      case VALUE_FALSE -> new Value.Flag(false);
      case VALUE_NULL -> new Value.Nothing();
      default -> throw new UnreadableStateException("it holds a number that is not whole");
    };
  }

  private Value.Mapping mapping(JsonParser parser) throws IOException, UnreadableStateException {
    Map<String, Value> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      entries.put(key, value(parser, parser.nextToken()));
    }
    return new Value.Mapping(entries);
  }

  private Value sequence(JsonParser parser) throws IOException, UnreadableStateException {
    List<Value> items = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      items.add(value(parser, token));
      token = parser.nextToken();
    }
    return new Value.Sequence(items);
  }

  /** One line, with a line break behind it. */
  static byte[] line(Value value) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      writeLine(value, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toByteArray();
  }

  /** Writes one line piece by piece. */
  static void writeLine(Value value, OutputStream target) throws IOException {
    Writer writer =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) throws IOException {
            target.write(utf8(new String(text, offset, length)));
          }

          @Override
          public void write(int next) throws IOException {
            target.write(next);
          }

          @Override
          public void write(String text) throws IOException {
            target.write(utf8(text));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    value.writeJson(writer);
    target.write('\n');
  }

  /** One line for each entry of the object, for people. */
  static byte[] page(Value.Mapping object) {
    StringBuilder page = new StringBuilder();
    String separator = "{\n";
    for (Map.Entry<String, Value> entry : object.entries().entrySet()) {
      page.append(separator).append("    ").append(Value.text(entry.getKey()).toJson());
      page.append(": ").append(entry.getValue().toJson());
      separator = ",\n";
    }
    return utf8(page.append("\n}\n").toString());
  }

  /** Half a surrogate pair, which UTF-8 has no bytes for, is escaped: it can only be in a text. */
  private static byte[] utf8(String json) {
    if (!hasLoneSurrogate(json)) {
      return json.getBytes(StandardCharsets.UTF_8);
    }
    StringBuilder escaped = new StringBuilder(json.length() + 16);
    json.codePoints()
        .forEach(
            point -> {
              if (isSurrogate(point)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", point));
              } else {
                escaped.appendCodePoint(point);
              }
            });
    return escaped.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean hasLoneSurrogate(String json) {
    for (int at = 0; at < json.length(); at++) {
      if (Character.isSurrogate(json.charAt(at))) {
        if (isSurrogate(json.codePointAt(at))) {
          return true;
        }
        at++;
      }
    }
    return false;
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
