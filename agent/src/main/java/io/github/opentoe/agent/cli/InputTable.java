package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.Platform;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an input record declares, for people. */
final class InputTable {

  /**
   * One input.
   *
   * @param key in the document
   * @param type what it accepts, in words
   * @param byDefault what stands in for an absent key; empty means none
   * @param platforms where it may be given
   * @param elements the inputs of each mapping in a list of mappings
   */
  record Row(
      String key,
      String type,
      boolean required,
      String byDefault,
      Set<Platform> platforms,
      String meaning,
      List<Row> elements) {

    /** Whether it may be given everywhere. */
    boolean isForAllPlatforms() {
      return platforms.size() == Platform.values().length;
    }
  }

  private InputTable() {}

  /** The inputs in the order of the record's components. */
  static List<Row> of(Class<? extends Record> inputs) {
    return Arrays.stream(inputs.getRecordComponents())
        .flatMap(component -> row(component).stream())
        .toList();
  }

  private static Optional<Row> row(RecordComponent component) {
    Input input = component.getAnnotation(Input.class);
    if (input == null) {
      return Optional.empty();
    }
    Type type = component.getGenericType();
    Type accepted = raw(type) == Optional.class ? argument(type) : type;
    Set<Platform> platforms = EnumSet.noneOf(Platform.class);
    platforms.addAll(List.of(input.platforms()));
    return Optional.of(
        new Row(
            input.key().isEmpty() ? component.getName() : input.key(),
            word(accepted),
            input.required(),
            input.byDefault(),
            platforms,
            input.value(),
            elements(accepted)));
  }

  private static String word(Type type) {
    Class<?> raw = raw(type);
    if (raw == boolean.class || raw == Boolean.class) {
      return "boolean";
    }
    if (raw == int.class || raw == Integer.class) {
      return "integer";
    }
    if (raw == Map.class) {
      return "mapping of strings";
    }
    if (raw == List.class) {
      return raw(argument(type)).isRecord() ? "list of mappings" : "list of strings";
    }
    return raw.getSimpleName().equals("BoundCondition") ? "condition" : "string";
  }

  private static List<Row> elements(Type type) {
    return raw(type) == List.class && raw(argument(type)).isRecord()
        ? of(raw(argument(type)).asSubclass(Record.class))
        : List.of();
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : (Class<?>) type;
  }

  private static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }
}
