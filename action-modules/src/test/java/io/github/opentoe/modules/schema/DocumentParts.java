package io.github.opentoe.modules.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes a document apart, so that one mistake in it does not hide another. */
final class DocumentParts {

  private static final String STEP =
      """
      {"name": "Read", "action": "ReadFile", "inputs": {"path": "/etc/hostname"}}
      """;
  private static final String FRAME =
      """
      {"schemaVersion": 1.0, "phases": [{"name": "build", "steps": [%s]}]}
      """
          .formatted(STEP);
  private static final Set<String> LISTS = Set.of("parameters", "constants", "phases");

  private DocumentParts() {}

  /** Small documents that hold one variable, phase, step or other key of a document each. */
  static List<JsonNode> of(JsonNode document) throws JsonProcessingException {
    List<JsonNode> parts = new ArrayList<>();
    for (var entry : document.properties()) {
      boolean taken = LISTS.contains(entry.getKey()) && entry.getValue().isArray();
      for (JsonNode item : taken ? entry.getValue() : list(entry.getValue())) {
        ObjectNode part = (ObjectNode) Repository.JSON.readTree(FRAME);
        parts.add(part.set(entry.getKey(), taken ? list(withSoundSteps(item)) : item));
      }
    }
    for (JsonNode phase : document.path("phases")) {
      for (JsonNode step : phase.path("steps")) {
        parts.add(withStep(step));
        if (step.isObject()) {
          parts.add(withStep(withSoundAction(step)));
        }
      }
    }
    return parts;
  }

  private static JsonNode withStep(JsonNode step) throws JsonProcessingException {
    JsonNode part = Repository.JSON.readTree(FRAME);
    ((ObjectNode) part.at("/phases/0")).set("steps", list(step));
    return part;
  }

  /** The step with an action and inputs that are right in place of its own ones. */
  private static JsonNode withSoundAction(JsonNode step) throws JsonProcessingException {
    ObjectNode copy = step.deepCopy();
    JsonNode sound = Repository.JSON.readTree(STEP);
    copy.set("action", sound.path("action"));
    copy.set("inputs", sound.path("inputs"));
    return copy;
  }

  /** A phase with a step that is right in place of its own ones; anything else as it is. */
  private static JsonNode withSoundSteps(JsonNode item) throws JsonProcessingException {
    JsonNode copy = item.deepCopy();
    if (copy.path("steps").isArray() && !copy.path("steps").isEmpty()) {
      ((ObjectNode) copy).set("steps", list(Repository.JSON.readTree(STEP)));
    }
    return copy;
  }

  private static ArrayNode list(JsonNode item) {
    return Repository.JSON.createArrayNode().add(item);
  }
}
