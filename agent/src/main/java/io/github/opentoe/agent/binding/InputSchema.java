package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which JSON an input accepts, by its kind (AM-8 … AM-12). */
final class InputSchema {

  private static final String REFERENCE = "\\{\\{[^{}]+\\}\\}";
  private static final String FLAG =
      "^(?:[tT][rR][uU][eE]|[yY][eE][sS]|[oO][nN]|[fF][aA][lL][sS][eE]|[nN][oO]|[oO][fF][fF])$";
  private static final String WHOLE = "^\\+?[0-9]+$";

  private InputSchema() {}

  /** A mapping of these inputs and no others. */
  static Map<String, Value> ofMapping(InputRecord<?> record) {
    Map<String, Value> properties = new LinkedHashMap<>();
    for (InputField field : record.fields()) {
      properties.put(field.key(), Value.mapping(of(field)));
    }
    Map<String, Value> schema = new LinkedHashMap<>();
    schema.put("type", Value.text("object"));
    schema.put("properties", Value.mapping(properties));
    List<String> required =
        record.fields().stream().filter(InputField::required).map(InputField::key).toList();
    if (!required.isEmpty()) {
      schema.put("required", texts(required));
    }
    schema.put("additionalProperties", new Value.Flag(false));
    return schema;
  }

  private static Map<String, Value> of(InputField field) {
    Map<String, Value> schema = new LinkedHashMap<>();
    schema.put("description", Value.text(description(field)));
    switch (field.kind()) {
      case TEXT -> type(field, schema, "string", "number", "boolean");
      case FLAG -> {
        type(field, schema, "boolean", "string");
        schema.put("pattern", Value.text(FLAG + "|" + REFERENCE));
      }
      case WHOLE -> {
        type(field, schema, "integer", "string");
        schema.put("minimum", new Value.Whole(0));
        schema.put("maximum", new Value.Whole(Integer.MAX_VALUE));
        schema.put("pattern", Value.text(WHOLE + "|" + REFERENCE));
      }
      case TEXT_LIST -> {
        type(field, schema, "array", "string");
        schema.put("items", scalar(List.of("string", "number", "boolean")));
        schema.put("pattern", Value.text("^" + REFERENCE + "$"));
      }
      case TEXT_OR_LIST -> {
        type(field, schema, "array", "string", "number", "boolean");
        schema.put("items", scalar(List.of("string", "number", "boolean")));
      }
      case TEXT_MAP -> {
        type(field, schema, "object");
        schema.put("additionalProperties", scalar(List.of("string", "number", "boolean", "null")));
      }
      case RECORD_LIST -> {
        type(field, schema, "array");
        schema.put("items", Value.mapping(ofMapping(field.elements().orElseThrow())));
      }
      case CONDITION -> throw new IllegalArgumentException(field.key() + " stands among others");
    }
    if (!field.byDefault().isEmpty()) {
      schema.put("default", field.kind().value(field.byDefault()));
    }
    return schema;
  }

  /** Null counts as absent (AM-4). */
  private static void type(InputField field, Map<String, Value> schema, String... types) {
    List<String> accepted = new ArrayList<>(Arrays.asList(types));
    if (!field.required()) {
      accepted.add("null");
    }
    schema.put("type", accepted.size() == 1 ? Value.text(accepted.get(0)) : texts(accepted));
  }

  private static Value scalar(List<String> types) {
    return Value.mapping(Map.of("type", texts(types)));
  }

  /** What it means, and where it may not be given. */
  static String description(InputField field) {
    Set<Platform> missing = EnumSet.allOf(Platform.class);
    missing.removeAll(field.platforms());
    if (missing.isEmpty()) {
      return field.meaning();
    }
    String names = missing.stream().map(InputSchema::name).collect(Collectors.joining(" or "));
    return field.meaning() + " Not on " + names + ".";
  }

  private static String name(Platform platform) {
    return switch (platform) {
      case LINUX -> "Linux";
      case WINDOWS -> "Windows";
      case MACOS -> "macOS";
    };
  }

  private static Value texts(List<String> texts) {
    return Value.sequence(texts.stream().map(Value::text).toList());
  }
}
