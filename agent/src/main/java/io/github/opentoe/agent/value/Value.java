package io.github.opentoe.agent.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of data as it stands in inputs, outputs and reports; immutable. */
public sealed interface Value {

  /** Text. */
  record Text(String text) implements Value {}

  /** A whole number. */
  record Whole(long number) implements Value {}

  /** True or false. */
  record Flag(boolean isTrue) implements Value {}

  /** JSON's null. */
  record Nothing() implements Value {}

  /** A list. */
  record Sequence(List<Value> items) implements Value {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A mapping, in the order of its entries. */
  record Mapping(Map<String, Value> entries) implements Value {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** Text. */
  static Value text(String text) {
    return new Text(text);
  }

  /** A list. */
  static Value sequence(List<? extends Value> items) {
    return new Sequence(List.copyOf(items));
  }

  /** A mapping. */
  static Value mapping(Map<String, ? extends Value> entries) {
    return new Mapping(new LinkedHashMap<>(entries));
  }

  /** What is inserted where this value stands inside a text (document-language §3.3). */
  default String toText() {
    if (this instanceof Text text) {
      return text.text();
    }
    return this instanceof Nothing ? "" : toJson();
  }

  /** Compact JSON; only what JSON requires is escaped (execution-and-outputs §8.4). */
  default String toJson() {
    StringBuilder json = new StringBuilder();
    try {
      writeJson(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toString();
  }

  /** Writes the same piece by piece: a large value needs no second copy then. */
  default void writeJson(Appendable json) throws IOException {
    if (this instanceof Text text) {
      JsonQuotes.quote(text.text(), json);
    } else if (this instanceof Whole whole) {
      json.append(Long.toString(whole.number()));
    } else if (this instanceof Flag flag) {
      json.append(Boolean.toString(flag.isTrue()));
    } else if (this instanceof Sequence sequence) {
      String separator = "[";
      for (Value item : sequence.items()) {
        json.append(separator);
        item.writeJson(json);
        separator = ",";
      }
      json.append(sequence.items().isEmpty() ? "[]" : "]");
    } else if (this instanceof Mapping mapping) {
      String separator = "{";
      for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
        json.append(separator);
        JsonQuotes.quote(entry.getKey(), json);
        json.append(':');
        entry.getValue().writeJson(json);
        separator = ",";
      }
      json.append(mapping.entries().isEmpty() ? "{}" : "}");
    } else {
      json.append("null");
    }
  }
}
