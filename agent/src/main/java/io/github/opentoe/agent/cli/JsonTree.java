package io.github.opentoe.agent.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.opentoe.agent.output.JsonLayout;
import java.io.UncheckedIOException;

/** JSON for programs; a plain run must not come here, as what it loads takes its time. */
final class JsonTree {

  private static final ObjectWriter WRITER = new JsonMapper().writer(JsonLayout.printer());

  private JsonTree() {}

  /** An object to fill. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The text, with a final line break. */
  static String text(ObjectNode tree) {
    try {
      return WRITER.writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
