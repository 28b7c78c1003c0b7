package io.github.opentoe.modules.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Asks the parts of a schema about the examples and defaults that stand beside them. */
final class SchemaExamples {

  private final String name;
  private final List<String> wrong = new ArrayList<>();
  private int asked;

  private SchemaExamples(String name) {
    this.name = name;
  }

  /** The examples and defaults that their own schema refuses; there must be some to ask about. */
  static List<String> wrongIn(String name) throws IOException {
    SchemaExamples examples = new SchemaExamples(name);
    examples.walk(Repository.JSON.readTree(Repository.path("schemas/" + name).toFile()), "");
    return examples.asked == 0 ? List.of("no examples in " + name) : examples.wrong;
  }

  private void walk(JsonNode schema, String pointer) {
    if (schema.has("examples") && schema.path("examples").isArray()) {
      schema.path("examples").forEach(example -> ask(pointer, example));
    }
    if (schema.path("default").isValueNode()) {
      ask(pointer, schema.path("default"));
    }
    for (var entry : schema.properties()) {
      if (!entry.getKey().equals("examples")) {
        String token = entry.getKey().replace("~", "~0").replace("/", "~1");
        walk(entry.getValue(), pointer + "/" + token);
      }
    }
  }

  private void ask(String pointer, JsonNode example) {
    asked++;
    if (!Repository.schema(name + "#" + pointer).validate(example).isEmpty()) {
      wrong.add(pointer + ": " + example);
    }
  }
}
