package io.github.opentoe.agent.state;

import io.github.opentoe.agent.value.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The fields of a saved object, each of the type it must have. */
record JsonFields(Value.Mapping object) {

  static JsonFields of(Value value, String what) throws UnreadableStateException {
    if (value instanceof Value.Mapping mapping) {
      return new JsonFields(mapping);
    }
    throw new UnreadableStateException(what + " is no object");
  }

  /** Where null stands, and where nothing does. */
  Optional<Value> optional(String key) {
    return Optional.ofNullable(object.entries().get(key))
        .filter(value -> !(value instanceof Value.Nothing));
  }

  Value any(String key) throws UnreadableStateException {
    Value value = object.entries().get(key);
    if (value == null) {
      throw new UnreadableStateException("'" + key + "' is missing");
    }
    return value;
  }

  String text(String key) throws UnreadableStateException {
    if (any(key) instanceof Value.Text text) {
      return text.text();
    }
    throw wrong(key, "text");
  }

  long whole(String key, long least, long most) throws UnreadableStateException {
    if (any(key) instanceof Value.Whole whole
        && whole.number() >= least
        && whole.number() <= most) {
      return whole.number();
    }
    throw wrong(key, "a whole number from " + least + " to " + most);
  }

  int count(String key) throws UnreadableStateException {
    return (int) whole(key, 0, Integer.MAX_VALUE);
  }

  boolean flag(String key) throws UnreadableStateException {
    if (any(key) instanceof Value.Flag flag) {
      return flag.isTrue();
    }
    throw wrong(key, "true or false");
  }

  JsonFields fields(String key) throws UnreadableStateException {
    return of(any(key), "'" + key + "'");
  }

  List<Value> list(String key) throws UnreadableStateException {
    if (any(key) instanceof Value.Sequence sequence) {
      return sequence.items();
    }
    throw wrong(key, "a list");
  }

  List<String> texts(String key) throws UnreadableStateException {
    List<String> texts = new ArrayList<>();
    for (Value item : list(key)) {
      if (!(item instanceof Value.Text text)) {
        throw wrong(key, "a list of texts");
      }
      texts.add(text.text());
    }
    return texts;
  }

  Map<String, String> textMap(String key) throws UnreadableStateException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : fields(key).object().entries().keySet()) {
      texts.put(name, fields(key).text(name));
    }
    return texts;
  }

  Instant instant(String key) throws UnreadableStateException {
    try {
      return Instant.parse(text(key));
    } catch (DateTimeException e) {
      throw wrong(key, "a time");
    }
  }

  Optional<Instant> optionalInstant(String key) throws UnreadableStateException {
    return optional(key).isPresent() ? Optional.of(instant(key)) : Optional.empty();
  }

  Optional<String> optionalText(String key) throws UnreadableStateException {
    return optional(key).isPresent() ? Optional.of(text(key)) : Optional.empty();
  }

  /** One of the constants, named by its word. */
  <E> E word(String key, List<E> constants, Function<E, String> wordOf)
      throws UnreadableStateException {
    String word = text(key);
    for (E constant : constants) {
      if (wordOf.apply(constant).equals(word)) {
        return constant;
      }
    }
    throw wrong(key, "a word this version knows");
  }

  private static UnreadableStateException wrong(String key, String type) {
    return new UnreadableStateException("'" + key + "' is not " + type);
  }

  static Value of(Map<String, String> texts) {
    Map<String, Value> values = new LinkedHashMap<>();
    new TreeMap<>(texts).forEach((name, text) -> values.put(name, Value.text(text)));
    return Value.mapping(values);
  }

  static Value of(Optional<Instant> time) {
    return time.map(JsonFields::of).orElseGet(Value.Nothing::new);
  }

  /** As {@code Instant.parse} reads it; what is behind {@code toString} takes long to get ready. */
  static Value of(Instant time) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    boolean hasSeconds = utc.getSecond() != 0 || utc.getNano() != 0;
    return Value.text(utc + (hasSeconds ? "Z" : ":00Z"));
  }

  static Value orNothing(Optional<Value> value) {
    return value.orElseGet(Value.Nothing::new);
  }
}
