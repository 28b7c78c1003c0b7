package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema (2020-12) of component documents: a frame for the language, with a rule for each
 * installed action.
 *
 * @param frame the schema, with the rules of whatever actions
 */
public record DocumentSchema(Value frame) {

  private static final List<String> NAMES =
      List.of("$defs", "step", "properties", "action", "enum");
  private static final List<String> RULES = List.of("$defs", "step", "allOf");

  /** The same frame with the rules of exactly these actions, as JSON with a final line break. */
  public String textFor(ActionCatalog catalog) {
    List<Value> names = new ArrayList<>();
    List<Value> rules = new ArrayList<>();
    for (InstalledAction<?> action : catalog.all()) {
      names.add(Value.text(action.name()));
      rules.add(new ActionSchema(action).stepRule());
    }
    Value named = replace(frame, NAMES, Value.sequence(names));
    return PrettyJson.of(replace(named, RULES, Value.sequence(rules)));
  }

  private static Value replace(Value value, List<String> path, Value replacement) {
    if (path.isEmpty()) {
      return replacement;
    }
    String key = path.get(0);
    if (!(value instanceof Value.Mapping mapping) || !mapping.entries().containsKey(key)) {
      throw new IllegalArgumentException("the frame has no '" + key + "'");
    }
    Value inner = mapping.entries().get(key);
    Map<String, Value> entries = new LinkedHashMap<>(mapping.entries());
    entries.put(key, replace(inner, path.subList(1, path.size()), replacement));
    return Value.mapping(entries);
  }
}
