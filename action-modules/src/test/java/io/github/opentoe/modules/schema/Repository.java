package io.github.opentoe.modules.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The files of this repository that follow from the declarations of the actions. */
final class Repository {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of(System.getProperty("opentoe.root", ".."));
  private static final String REWRITE = "opentoe.rewrite";

  private Repository() {}

  /** A file or folder below the top. */
  static Path path(String relative) {
    return ROOT.resolve(relative);
  }

  /** A file or folder of the test data. */
  static Path testdata(String relative) {
    return Path.of(System.getProperty("opentoe.testdata", "../testdata"), relative);
  }

  /** All installed actions; there must be some. */
  static ActionCatalog actions() {
    List<ActionModule<?>> modules = new ArrayList<>();
    ServiceLoader.load(ActionModule.class).forEach(modules::add);
    if (modules.isEmpty()) {
      fail("no action is installed");
    }
    return new ActionCatalog(modules);
  }

  /** Compares a file with what it must be, or makes it so if the rewrite flag is set. */
  static void hold(Path file, String expected) throws IOException {
    if (Boolean.getBoolean(REWRITE) && expected.isEmpty()) {
      Files.deleteIfExists(file);
    } else if (Boolean.getBoolean(REWRITE)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    String actual = Files.exists(file) ? Files.readString(file) : "";
    assertEquals(expected, actual, file + " is out of date; run with -D" + REWRITE + "=true");
  }

  /** A schema by its path below {@code schemas/}, with the fragment of one of its parts. */
  static JsonSchema schema(String name) {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(SchemaLocation.of(path("schemas/").toUri() + name));
    schema.initializeValidators();
    return schema;
  }

  /** JSON as the agent's own values. */
  static Value value(JsonNode node) {
    if (node.isObject()) {
      Map<String, Value> entries = new LinkedHashMap<>();
      node.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
      return Value.mapping(entries);
    }
    if (node.isArray()) {
      List<Value> items = new ArrayList<>();
      node.forEach(item -> items.add(value(item)));
      return Value.sequence(items);
    }
    if (node.isTextual()) {
      return Value.text(node.textValue());
    }
    if (node.isBoolean()) {
      return new Value.Flag(node.booleanValue());
    }
    if (node.canConvertToLong()) {
      return new Value.Whole(node.longValue());
    }
    if (node.isNull()) {
      return new Value.Nothing();
    }
    throw new IllegalArgumentException(node + " has no place in a schema");
  }
}
