package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the entries of one mapping: keys are unique, written ones win over merged ones. */
final class MappingBuilder {

  private static final String MERGE = "<<";

  private final Problems problems;
  private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
  private final Set<String> merged = new HashSet<>();
  private final Map<String, Node.Scalar> merges = new LinkedHashMap<>();

  MappingBuilder(Problems problems) {
    this.problems = problems;
  }

  /** Adds what is written: an entry, or a merge of other mappings. */
  void add(Node.Scalar key, Node value) {
    if (key.style() == Node.Style.PLAIN && key.text().equals(MERGE)) {
      Node.Scalar first = merges.putIfAbsent(MERGE, key);
      if (first == null) {
        merge(value);
      } else {
        duplicate(first, key);
      }
      return;
    }
    Node.Entry first = entries.get(key.text());
    if (first == null || merged.remove(key.text())) {
      entries.remove(key.text());
      entries.put(key.text(), new Node.Entry(key, value));
    } else {
      duplicate(first.key(), key);
    }
  }

  /** All entries, in written order. */
  List<Node.Entry> entries() {
    return List.copyOf(entries.values());
  }

  private void merge(Node value) {
    if (value instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (entries.putIfAbsent(entry.name(), entry) == null) {
          merged.add(entry.name());
        }
      }
    } else if (value instanceof Node.Sequence sequence
        && sequence.items().stream().allMatch(Node.Mapping.class::isInstance)) {
      sequence.items().forEach(this::merge);
    } else {
      problems.error("yaml-merge", "'<<' takes a mapping or a list of mappings.", value.location());
    }
  }

  private void duplicate(Node.Scalar first, Node.Scalar second) {
    int line = second.location().line();
    String message =
        String.format(
            "Duplicate key '%s': it stands on line %d and again on line %d.",
            Excerpt.of(second.text()), first.location().line(), line);
    problems.add(Problem.error("duplicate-key", message, second.location()));
  }
}
