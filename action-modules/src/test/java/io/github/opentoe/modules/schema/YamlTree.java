package io.github.opentoe.modules.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What editors make of a document before they ask a schema: YAML is typed by its core schema. */
final class YamlTree {

  private static final int LARGEST = 1 << 20;

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private YamlTree() {}

  /** The tree of a file; empty where it is no YAML. */
  static Optional<JsonNode> read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      return Optional.empty();
    }
    if (file.toString().endsWith(".json")) {
      return json(file);
    }
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    try {
      String text = Files.readString(file);
      return Optional.of(tree(new Load(settings).loadFromString(text)));
    } catch (YamlEngineException | CharacterCodingException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> json(Path file) throws IOException {
    try {
      return Optional.of(STRICT.readTree(file.toFile()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static JsonNode tree(Object value) {
    if (value instanceof Map<?, ?> mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      mapping.forEach((key, item) -> object.set(String.valueOf(key), tree(item)));
      return object;
    }
    if (value instanceof Iterable<?> items) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      items.forEach(item -> array.add(tree(item)));
      return array;
    }
    if (value instanceof byte[]) {
      throw new YamlEngineException("binary data is no JSON");
    }
    return Repository.JSON.valueToTree(value);
  }
}
