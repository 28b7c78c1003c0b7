package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.SourceLocation;
import java.util.List;

/**
 * A JSON value that knows where it stands.
 *
 * @param text of a string, a number, true, false or null
 * @param entries of an object, those with repeated keys too
 * @param items of an array
 * @param location where it begins
 */
record JsonItem(
    Kind kind, String text, List<Entry> entries, List<JsonItem> items, SourceLocation location) {

  /** The types of JSON values. */
  enum Kind {
    OBJECT("an object"),
    ARRAY("an array"),
    STRING("a string"),
    NUMBER("a number"),
    FLAG("true or false"),
    NOTHING("null");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** A key with its value. */
  record Entry(String key, SourceLocation location, JsonItem value) {}

  JsonItem {
    entries = List.copyOf(entries);
    items = List.copyOf(items);
  }

  static JsonItem scalar(Kind kind, String text, SourceLocation location) {
    return new JsonItem(kind, text, List.of(), List.of(), location);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}
