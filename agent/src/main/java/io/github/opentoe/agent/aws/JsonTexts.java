package io.github.opentoe.agent.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts in small JSON answers. */
final class JsonTexts {

  private JsonTexts() {}

  /** Each text by its path, such as {@code Parameter.Value}; none where this is no JSON. */
  static Map<String, String> of(String json) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          String path = parser.getParsingContext().pathAsPointer().toString();
          texts.put(path.substring(Math.min(1, path.length())).replace('/', '.'), parser.getText());
        }
      }
    } catch (IOException noJson) {
      return Map.of();
    }
    return texts;
  }
}
