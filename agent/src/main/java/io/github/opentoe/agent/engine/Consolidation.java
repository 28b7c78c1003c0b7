package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins the outputs of iterations: DL-78 … DL-82. */
final class Consolidation {

  private final boolean keepsApart;
  private final List<List<Value>> iterations = new ArrayList<>();

  /**
   * @param keepsApart whether each iteration gives an element of its own, as nested runs do (EX-54)
   */
  Consolidation(boolean keepsApart) {
    this.keepsApart = keepsApart;
  }

  /** Adds the outputs of a successful iteration. */
  void add(Value outputs) {
    if (outputs instanceof Value.Sequence sequence) {
      iterations.add(sequence.items());
    }
  }

  /** The outputs of the whole loop. */
  Value result() {
    if (keepsApart) {
      return Value.sequence(iterations.stream().flatMap(List::stream).toList());
    }
    int longest = iterations.stream().mapToInt(List::size).max().orElse(0);
    List<Value> elements = new ArrayList<>();
    for (int element = 0; element < longest; element++) {
      elements.add(joined(element));
    }
    return Value.sequence(elements);
  }

  private Value joined(int element) {
    Map<String, List<Value>> byKey = new LinkedHashMap<>();
    for (List<Value> outputs : iterations) {
      if (element < outputs.size() && outputs.get(element) instanceof Value.Mapping mapping) {
        mapping
            .entries()
            .forEach((key, value) -> byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(value));
      }
    }
    Map<String, Value> joined = new LinkedHashMap<>();
    byKey.forEach((key, values) -> joined.put(key, joined(values)));
    return Value.mapping(joined);
  }

  private static Value joined(List<Value> values) {
    if (values.stream().allMatch(Value.Sequence.class::isInstance)) {
      return Value.sequence(
          values.stream().flatMap(value -> ((Value.Sequence) value).items().stream()).toList());
    }
    if (values.stream().allMatch(Value.Mapping.class::isInstance)) {
      return Value.sequence(values);
    }
    return Value.text(String.join("\n", values.stream().map(Value::toText).toList()));
  }
}
