package io.github.opentoe.agent.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What is known about actions, as JSON for programs. */
final class ActionsJson {

  private ActionsJson() {}

  /** An object with all actions. */
  static String list(List<? extends ActionDeclaration<?>> actions) {
    return PrettyJson.write(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("actions");
          for (ActionDeclaration<?> action : actions) {
            write(json, action);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** One action. */
  static String one(ActionDeclaration<?> action) {
    return PrettyJson.write(json -> write(json, action));
  }

  private static void write(JsonGenerator json, ActionDeclaration<?> action) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", action.name());
    json.writeStringField("summary", action.summary());
    writePlatforms(json, action.platforms());
    json.writeStringField("shape", action.shape().name().toLowerCase(Locale.ROOT));
    writeInputs(json, "inputs", InputTable.of(action.inputs()));
    json.writeArrayFieldStart("outputs");
    for (Output output : action.outputs()) {
      json.writeStartObject();
      json.writeStringField("name", output.name());
      json.writeStringField("type", ActionPage.kind(output.kind()));
      json.writeStringField("meaning", output.meaning());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("example", action.example());
    json.writeEndObject();
  }

  private static void writeInputs(JsonGenerator json, String name, List<InputTable.Row> rows)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (InputTable.Row row : rows) {
      json.writeStartObject();
      json.writeStringField("name", row.key());
      json.writeStringField("type", row.type());
      json.writeBooleanField("required", row.required());
      if (row.byDefault().isEmpty()) {
        json.writeNullField("default");
      } else {
        json.writeStringField("default", row.byDefault());
      }
      writePlatforms(json, row.platforms());
      json.writeStringField("meaning", row.meaning());
      if (!row.elements().isEmpty()) {
        writeInputs(json, "inputs", row.elements());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writePlatforms(JsonGenerator json, Collection<Platform> platforms)
      throws IOException {
    List<String> words =
        Arrays.stream(Platform.values()).filter(platforms::contains).map(Platform::word).toList();
    json.writeArrayFieldStart("platforms");
    for (String word : words) {
      json.writeString(word);
    }
    json.writeEndArray();
  }
}
