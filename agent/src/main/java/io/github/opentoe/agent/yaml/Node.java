package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.SourceLocation;
import java.util.List;
import java.util.Optional;

/** A node of a YAML or JSON document, with its position and source text; immutable. */
public sealed interface Node {

  /** Where it was read from. */
  Extent extent();

  /** Where it begins. */
  default SourceLocation location() {
    return extent().location();
  }

  /** How a scalar was written. */
  enum Style {
    PLAIN,
    QUOTED,
    BLOCK
  }

  /**
   * A scalar.
   *
   * @param text the source text of a plain scalar, the content of a quoted or block one (DL-5)
   * @param style how it was written
   * @param extent where it was read from
   */
  record Scalar(String text, Style style, Extent extent) implements Node {

    /** Whether it is YAML's null: a plain empty text, {@code ~} or {@code null} (DL-5). */
    public boolean isNull() {
      return style == Style.PLAIN
          && (text.isEmpty()
              || text.equals("~")
              || text.equals("null")
              || text.equals("Null")
              || text.equals("NULL"));
    }
  }

  /** A list. */
  record Sequence(List<Node> items, Extent extent) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A mapping, in written order; merges are already applied, keys are unique.
   *
   * @param flow whether it was written in braces
   */
  record Mapping(List<Entry> entries, boolean flow, Extent extent) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The value of a key; empty where it is absent. */
    public Optional<Node> get(String key) {
      return entry(key).map(Entry::value);
    }

    /** The entry of a key; empty where it is absent. */
    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
    }
  }

  /** One key of a mapping with its value. */
  record Entry(Scalar key, Node value) {

    /** The text of the key. */
    public String name() {
      return key.text();
    }
  }
}
