package io.github.opentoe.agent.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.value.Value;
import java.io.IOException;
import java.util.Map;

/** The keys {@code inputs}, {@code outputs} and {@code loop} of a step, alike in both files. */
final class StepData {

  private StepData() {}

  static void write(StepResult step, JsonGenerator json) throws IOException {
    json.writeStringField("inputs", step.inputs().toJson());
    json.writeStringField("outputs", step.outputs().map(Value::toJson).orElse(""));
    json.writeFieldName("loop");
    write(step.loop().orElse(new Value.Nothing()), json);
  }

  private static void write(Value value, JsonGenerator json) throws IOException {
    if (value instanceof Value.Text text) {
      json.writeString(text.text());
    } else if (value instanceof Value.Whole whole) {
      json.writeNumber(whole.number());
    } else if (value instanceof Value.Flag flag) {
      json.writeBoolean(flag.isTrue());
    } else if (value instanceof Value.Sequence sequence) {
      json.writeStartArray();
      for (Value item : sequence.items()) {
        write(item, json);
      }
      json.writeEndArray();
    } else if (value instanceof Value.Mapping mapping) {
      json.writeStartObject();
      for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
        json.writeFieldName(entry.getKey());
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else {
      json.writeNull();
    }
  }
}
