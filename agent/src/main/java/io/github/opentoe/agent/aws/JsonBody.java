package io.github.opentoe.agent.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.opentoe.agent.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON answer; what is missing, of another type or no JSON at all reads as empty. */
record JsonBody(Value value) {

  private static final Value NOTHING = new Value.Nothing();

  /** Reads a text. */
  static JsonBody of(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      return new JsonBody(parser.nextToken() == null ? NOTHING : read(parser));
    } catch (IOException e) {
      return new JsonBody(NOTHING);
    }
  }

  /** A text of an object. */
  Optional<String> text(String key) {
    return at(key).value instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
  }

  /** A whole number of an object. */
  Optional<Long> number(String key) {
    return at(key).value instanceof Value.Whole whole
        ? Optional.of(whole.number())
        : Optional.empty();
  }

  /** What stands under a key of an object. */
  JsonBody at(String key) {
    return value instanceof Value.Mapping mapping
        ? new JsonBody(mapping.entries().getOrDefault(key, NOTHING))
        : new JsonBody(NOTHING);
  }

  /** The items of a list that stands under a key of an object. */
  List<JsonBody> items(String key) {
    return at(key).value instanceof Value.Sequence list
        ? list.items().stream().map(JsonBody::new).toList()
        : List.of();
  }

  /** Whether there is nothing. */
  boolean isEmpty() {
    return value instanceof Value.Nothing;
  }

  private static Value read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NULL -> NOTHING;
      case VALUE_TRUE, VALUE_FALSE -> new Value.Flag(parser.getBooleanValue());
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? Value.text(parser.getText())
              : new Value.Whole(parser.getLongValue());
      default -> Value.text(parser.getText());
    };
  }

  private static Value object(JsonParser parser) throws IOException {
    Map<String, Value> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      entries.put(key, read(parser));
    }
    return Value.mapping(entries);
  }

  private static Value array(JsonParser parser) throws IOException {
    List<Value> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(parser));
    }
    return Value.sequence(items);
  }
}
