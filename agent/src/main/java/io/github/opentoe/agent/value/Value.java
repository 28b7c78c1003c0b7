package io.github.opentoe.agent.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of data as it stands in inputs, outputs and reports; immutable. What holds other data
 * compares itself: to make the methods that a record has by itself takes a short run a while.
 */
public sealed interface Value {

  /** Text. */
  record Text(String text) implements Value {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Text that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

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

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Sequence that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
      return items.hashCode();
    }
  }

  /** A mapping, in the order of its entries. */
  record Mapping(Map<String, Value> entries) implements Value {
    public Mapping {
      // One entry has no order, and takes a tenth of the memory without.
      entries =
          entries.size() <= 1
              ? Map.copyOf(entries)
              : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Mapping that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
      return entries.hashCode();
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
    return new Mapping(Collections.unmodifiableMap(entries));
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
