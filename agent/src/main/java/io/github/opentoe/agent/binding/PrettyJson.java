package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Lays JSON out with four blanks, short lists of plain values on one line. */
final class PrettyJson {

  private static final String INDENT = "    ";
  private static final int WIDTH = 100;

  private PrettyJson() {}

  /** The text, with a final line break. */
  static String of(Value value) {
    StringBuilder json = new StringBuilder();
    append(value, "\n", json);
    return json.append('\n').toString();
  }

  private static void append(Value value, String line, StringBuilder json) {
    if (value instanceof Value.Mapping mapping && !mapping.entries().isEmpty()) {
      appendMapping(mapping.entries(), line, json);
    } else if (value instanceof Value.Sequence sequence && !fits(sequence, json)) {
      appendSequence(sequence.items(), line, json);
    } else if (value instanceof Value.Sequence sequence) {
      json.append(onOneLine(sequence));
    } else {
      json.append(value.toJson());
    }
  }

  private static void appendMapping(Map<String, Value> entries, String line, StringBuilder json) {
    String inner = line + INDENT;
    String separator = "{";
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      json.append(separator).append(inner).append(Value.text(entry.getKey()).toJson()).append(": ");
      append(entry.getValue(), inner, json);
      separator = ",";
    }
    json.append(line).append('}');
  }

  private static void appendSequence(List<Value> items, String line, StringBuilder json) {
    String inner = line + INDENT;
    String separator = "[";
    for (Value item : items) {
      json.append(separator).append(inner);
      append(item, inner, json);
      separator = ",";
    }
    json.append(line).append(']');
  }

  private static boolean fits(Value.Sequence sequence, StringBuilder json) {
    int used = json.length() - json.lastIndexOf("\n") - 1;
    return sequence.items().stream().noneMatch(PrettyJson::isNested)
        && used + onOneLine(sequence).length() < WIDTH;
  }

  private static boolean isNested(Value value) {
    return value instanceof Value.Mapping || value instanceof Value.Sequence;
  }

  private static String onOneLine(Value.Sequence sequence) {
    Collection<String> items = sequence.items().stream().map(Value::toJson).toList();
    return "[" + String.join(", ", items) + "]";
  }
}
