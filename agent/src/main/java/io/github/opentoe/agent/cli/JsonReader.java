package io.github.opentoe.agent.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.opentoe.agent.cli.JsonItem.Entry;
import io.github.opentoe.agent.cli.JsonItem.Kind;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads JSON into values with positions. */
final class JsonReader implements AutoCloseable {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final SourceText source;
  private final JsonParser parser;

  /** What is wrong with a text that is not JSON, and where. */
  static final class NotJson extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SourceLocation location;

    NotJson(String reason, SourceLocation location) {
      super(reason);
      this.location = location;
    }

    String reason() {
      return String.valueOf(getMessage());
    }

    SourceLocation location() {
      return location;
    }
  }

  private JsonReader(SourceText source) throws IOException {
    this.source = source;
    this.parser = FACTORY.createParser(source.text());
  }

  /** Reads the one value that a text holds. */
  static JsonItem read(SourceText source) throws NotJson {
    try (JsonReader reader = new JsonReader(source)) {
      return reader.readChecked();
    } catch (IOException e) {
      throw new NotJson(String.valueOf(e.getMessage()), SourceLocation.of(source.name()));
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** Without the parser's own account of places, which knows nothing of the file. */
  private static String reason(String message) {
    String line =
        message.lines().findFirst().orElse("it is no JSON").replaceAll(", from `[^`]*`", "");
    int account = line.indexOf(" (for ");
    int expected = line.indexOf(": expected close marker");
    int end = expected >= 0 ? expected : account;
    return end >= 0 ? line.substring(0, end) : line;
  }

  private JsonItem readChecked() throws IOException, NotJson {
    try {
      return readAll();
    } catch (JsonProcessingException e) {
      JsonLocation place = Objects.requireNonNullElseGet(e.getLocation(), parser::currentLocation);
      throw new NotJson(reason(e.getOriginalMessage()), location(source, place));
    }
  }

  private JsonItem readAll() throws IOException, NotJson {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new NotJson("it is empty", new SourceLocation(source.name(), 1, 1));
    }
    JsonItem root = item(first);
    SourceLocation behind = skipBlanks();
    if (behind.isKnown()) {
      throw new NotJson("there is text after its end", behind);
    }
    return root;
  }

  private SourceLocation skipBlanks() {
    String text = source.text();
    int at = (int) parser.currentLocation().getCharOffset();
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? source.location(at) : SourceLocation.NONE;
  }

  private JsonItem item(JsonToken token) throws IOException {
    SourceLocation start = location(source, parser.currentTokenLocation());
    return switch (token) {
      case START_OBJECT -> object(start);
      case START_ARRAY -> array(start);
      case VALUE_STRING -> JsonItem.scalar(Kind.STRING, parser.getText(), start);
      case VALUE_TRUE, VALUE_FALSE -> JsonItem.scalar(Kind.FLAG, parser.getText(), start);
      case VALUE_NULL -> JsonItem.scalar(Kind.NOTHING, "null", start);
      default -> JsonItem.scalar(Kind.NUMBER, parser.getText(), start);
    };
  }

  private JsonItem object(SourceLocation start) throws IOException {
    List<Entry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      SourceLocation at = location(source, parser.currentTokenLocation());
      entries.add(new Entry(key, at, item(parser.nextToken())));
    }
    return new JsonItem(Kind.OBJECT, "", entries, List.of(), start);
  }

  private JsonItem array(SourceLocation start) throws IOException {
    List<JsonItem> items = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      items.add(item(token));
      token = parser.nextToken();
    }
    return new JsonItem(Kind.ARRAY, "", List.of(), items, start);
  }

  private static SourceLocation location(SourceText source, JsonLocation place) {
    return place.getCharOffset() < 0
        ? SourceLocation.of(source.name())
        : source.location((int) place.getCharOffset());
  }
}
