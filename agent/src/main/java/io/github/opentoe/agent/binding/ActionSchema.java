package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.action.ActionDeclaration.Shape;
import io.github.opentoe.agent.action.ActionDeclaration.Timeout;
import io.github.opentoe.agent.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema (2020-12) of an action, derived from its declaration.
 *
 * @param action the action
 */
public record ActionSchema(InstalledAction<?> action) {

  private static final String CONDITION = "../component-document.schema.json#/$defs/condition";

  /** Where the schema is kept, relative to the document schema. */
  public String path() {
    return "actions/" + action.name() + ".schema.json";
  }

  /** The schema of one set of inputs, as pretty JSON with a final line break. */
  public String text() {
    return PrettyJson.of(value());
  }

  /** The schema of one set of inputs. */
  public Value value() {
    Map<String, Value> schema = new LinkedHashMap<>();
    schema.put("$schema", Value.text("https://json-schema.org/draft/2020-12/schema"));
    schema.put("title", Value.text("Inputs of " + action.name()));
    schema.put("description", Value.text(action.declaration().summary()));
    schema.putAll(
        action.inputs().isCondition() ? condition() : InputSchema.ofMapping(action.inputs()));
    return Value.mapping(schema);
  }

  /** A condition, or one alone under {@code input} (ASR-4). */
  private static Map<String, Value> condition() {
    Value condition = Value.mapping(Map.of("$ref", Value.text(CONDITION)));
    Map<String, Value> schema = new LinkedHashMap<>();
    schema.put("type", Value.text("object"));
    schema.put("if", Value.mapping(Map.of("required", texts("input"))));
    schema.put(
        "then",
        mapping("properties", mapping("input", condition), "maxProperties", new Value.Whole(1)));
    schema.put("else", condition);
    return schema;
  }

  /** What holds for a step with this action: one of the rules of the document schema's step. */
  public Value stepRule() {
    Value named =
        mapping(
            "properties",
            mapping("action", mapping("const", Value.text(action.name()))),
            "required",
            texts("action"));
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("inputs", inputs());
    if (action.declaration().timeout() == Timeout.NONE) {
      properties.put("timeoutSeconds", only(-1));
      properties.put("maxAttempts", only(1));
    }
    Map<String, Value> then = new LinkedHashMap<>();
    if (!action.inputs().mayBeAbsent()) {
      then.put("required", texts("inputs"));
    }
    then.put("properties", Value.mapping(properties));
    Map<String, Value> rule = new LinkedHashMap<>();
    rule.put("if", named);
    rule.put("then", Value.mapping(then));
    return Value.mapping(rule);
  }

  /** One mapping, or a list of them (AM-1, AM-2). */
  private Value inputs() {
    Value reference = mapping("$ref", Value.text(path()));
    boolean optional = action.inputs().mayBeAbsent();
    Map<String, Value> list = new LinkedHashMap<>();
    if (!optional) {
      list.put("minItems", new Value.Whole(1));
    }
    if (action.declaration().shape() == Shape.MAPPING) {
      list.put("maxItems", new Value.Whole(1));
    }
    list.put("items", reference);
    Map<String, Value> inputs = new LinkedHashMap<>();
    inputs.put("if", mapping("type", Value.text("array")));
    inputs.put("then", Value.mapping(list));
    if (optional) {
      inputs.put("else", mapping("if", mapping("type", Value.text("object")), "then", reference));
    } else {
      inputs.put("else", reference);
    }
    return Value.mapping(inputs);
  }

  private static Value only(int number) {
    return mapping(
        "enum",
        Value.sequence(
            List.of(
                new Value.Whole(number), Value.text(String.valueOf(number)), new Value.Nothing())));
  }

  private static Value texts(String... texts) {
    return Value.sequence(List.of(texts).stream().map(Value::text).toList());
  }

  private static Value mapping(String key, Value value) {
    return Value.mapping(Map.of(key, value));
  }

  private static Value mapping(String first, Value value, String second, Value other) {
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put(first, value);
    entries.put(second, other);
    return Value.mapping(entries);
  }
}
