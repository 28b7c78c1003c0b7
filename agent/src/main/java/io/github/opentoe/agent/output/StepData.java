package io.github.opentoe.agent.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.value.JsonQuotes;
import io.github.opentoe.agent.value.Value;
import java.io.IOException;
import java.util.Map;

/** The keys {@code inputs}, {@code outputs} and {@code loop} of a step, alike in both files. */
final class StepData {

  private StepData() {}

  static void write(StepResult step, JsonGenerator json) throws IOException {
    json.writeFieldName("inputs");
    writeQuoted(step.inputs(), json);
    json.writeFieldName("outputs");
    if (step.outputs().isPresent()) {
      writeQuoted(step.outputs().get(), json);
    } else {
      json.writeString("");
    }
    json.writeFieldName("loop");
    write(step.loop().orElse(new Value.Nothing()), json);
  }

  /** A text that holds the JSON of a value, which may be large. */
  private static void writeQuoted(Value value, JsonGenerator json) throws IOException {
    json.writeRawValue("\"");
    value.writeJson(new Quoted(new Raw(json)));
    json.writeRaw('"');
  }

  /** Escapes once more what it is given. */
  private record Quoted(Raw target) implements Appendable {

    @Override
    public Appendable append(CharSequence text) throws IOException {
      JsonQuotes.escape(text.toString(), target);
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
      return append(text.subSequence(start, end));
    }

    @Override
    public Appendable append(char next) throws IOException {
      return append(Character.toString(next));
    }
  }

  /** Hands on what it is given. */
  private record Raw(JsonGenerator json) implements Appendable {

    @Override
    public Appendable append(CharSequence text) throws IOException {
      json.writeRaw(text.toString());
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
      return append(text.subSequence(start, end));
    }

    @Override
    public Appendable append(char next) throws IOException {
      json.writeRaw(next);
      return this;
    }
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
