package io.github.opentoe.packaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON strictly, into maps, lists, and the source text of everything else. */
final class Json {

  private static final String ENDS = ",]} \n\r\t";

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** Fails if the text is not one JSON value. */
  static Object read(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.blanks();
    if (json.at < text.length()) {
      throw json.wrong("text behind the value");
    }
    return value;
  }

  /** What a path such as {@code documents.0.name} leads to. */
  static String at(String text, String path) {
    Object value = read(text);
    for (String key : path.split("\\.", -1)) {
      value =
          value instanceof List<?> list
              ? list.get(Integer.parseInt(key))
              : ((Map<?, ?>) value).get(key);
    }
    return String.valueOf(value);
  }

  private Object value() {
    blanks();
    char first = peek();
    if (first == '{') {
      return object();
    }
    if (first == '[') {
      return array();
    }
    return first == '"' ? string() : word();
  }

  private Map<String, Object> object() {
    Map<String, Object> entries = new LinkedHashMap<>();
    take('{');
    while (!isEnd('}')) {
      separate(entries.isEmpty());
      blanks();
      String key = string();
      blanks();
      take(':');
      entries.put(key, value());
    }
    take('}');
    return entries;
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    take('[');
    while (!isEnd(']')) {
      separate(items.isEmpty());
      items.add(value());
    }
    take(']');
    return items;
  }

  private void separate(boolean isFirst) {
    if (!isFirst) {
      take(',');
    }
  }

  private String string() {
    StringBuilder value = new StringBuilder();
    take('"');
    while (peek() != '"') {
      char next = text.charAt(at++);
      if (next < ' ') {
        throw wrong("control character");
      }
      value.append(next == '\\' ? escaped() : next);
    }
    take('"');
    return value.toString();
  }

  private char escaped() {
    char letter = peek();
    at++;
    int index = "\"\\/bfnrt".indexOf(letter);
    if (index >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(index);
    }
    if (letter != 'u' || at + 4 > text.length()) {
      throw wrong("escape");
    }
    at += 4;
    return (char) Integer.parseInt(text, at - 4, at, 16);
  }

  private String word() {
    int start = at;
    while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    if (!word.matches("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?")) {
      throw wrong("word '" + word + "'");
    }
    return word;
  }

  private boolean isEnd(char end) {
    blanks();
    return peek() == end;
  }

  private void blanks() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void take(char wanted) {
    if (peek() != wanted) {
      throw wrong("no " + wanted);
    }
    at++;
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("the end");
    }
    return text.charAt(at);
  }

  private AssertionError wrong(String what) {
    return new AssertionError("not JSON: " + what + " at " + at + " of\n" + text);
  }
}
