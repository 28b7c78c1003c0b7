package io.github.opentoe.agent.condition;

import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one mapping as an expression: its operator, and what stands beside it. */
final class ExpressionReader {

  private static final int DEEPEST_LEVEL = 4;
  private static final String COMBINE = "combine conditions with and / or.";

  private final Complaints complaints;
  private final ComparisonReader comparisons;

  ExpressionReader(Complaints complaints) {
    this.complaints = complaints;
    this.comparisons = new ComparisonReader(complaints);
  }

  /** Reads the outermost mapping of a condition. */
  Optional<Condition> read(Node.Mapping mapping, Place place) {
    return read(mapping, place, 1);
  }

  private Optional<Condition> read(Node.Mapping mapping, Place place, int level) {
    List<Node.Entry> operators =
        mapping.entries().stream().filter(entry -> Keyword.of(entry.name()).isPresent()).toList();
    checkOutcomes(mapping, place);
    if (operators.isEmpty()) {
      reportMissingOperator(mapping);
      return Optional.empty();
    }
    checkUnknownKeys(mapping, operators.get(0).name());
    if (operators.size() > 1) {
      complaints.error(
          "condition-operator",
          "A condition has one operator, not both '%s' and '%s'."
              .formatted(operators.get(0).name(), operators.get(1).name()),
          operators.get(1).key().location(),
          "To ask for both, " + COMBINE);
      return Optional.empty();
    }
    Node.Entry entry = operators.get(0);
    String word = Keyword.of(entry.name()).orElseThrow();
    if (!word.equals(entry.name())) {
      complaints.warning(
          "condition-operator-case",
          "'" + entry.name() + "' is read as '" + word + "'.",
          entry.key().location());
    }
    Optional<Operator> operator = Operator.named(word);
    if (operator.isPresent()) {
      return comparisons.read(operator.get(), entry, mapping);
    }
    comparisons.checkNeedlessKeys(entry, "", mapping);
    return logical(word, entry, level);
  }

  private void checkOutcomes(Node.Mapping mapping, Place place) {
    for (Node.Entry entry : mapping.entries()) {
      if (Place.isOutcome(entry.name()) && !place.allowsOutcomes()) {
        complaints.error(
            "condition-key",
            "'" + entry.name() + "' cannot stand here.",
            entry.key().location(),
            place.outcomeAdvice());
      }
    }
  }

  private void reportMissingOperator(Node.Mapping mapping) {
    List<Node.Entry> unknown = unknownKeys(mapping);
    for (Node.Entry entry : unknown) {
      complaints.error(
          "condition-operator",
          "Unknown operator '" + entry.name() + "'.",
          entry.key().location(),
          NearestName.hint(entry.name(), Keyword.WORDS));
    }
    if (unknown.isEmpty()) {
      complaints.error(
          "condition-operator",
          "The condition has no operator.",
          mapping.location(),
          "Name one operator; " + COMBINE);
    }
  }

  private void checkUnknownKeys(Node.Mapping mapping, String operator) {
    List<String> known = new ArrayList<>(ComparisonReader.COMPANIONS);
    known.addAll(List.of(Place.THEN, Place.ELSE));
    known.addAll(Keyword.WORDS);
    for (Node.Entry entry : unknownKeys(mapping)) {
      complaints.error(
          "condition-key",
          "Unknown key '" + entry.name() + "' beside '" + operator + "'.",
          entry.key().location(),
          NearestName.hint(entry.name(), known));
    }
  }

  private static List<Node.Entry> unknownKeys(Node.Mapping mapping) {
    return mapping.entries().stream()
        .filter(entry -> Keyword.of(entry.name()).isEmpty())
        .filter(entry -> !Place.isOutcome(entry.name()))
        .filter(entry -> !ComparisonReader.COMPANIONS.contains(entry.name()))
        .toList();
  }

  private Optional<Condition> logical(String word, Node.Entry entry, int level) {
    if (level > DEEPEST_LEVEL) {
      complaints.error(
          "condition-nesting",
          "Conditions nest more than " + DEEPEST_LEVEL + " levels of and / or / not.",
          entry.key().location());
      return Optional.empty();
    }
    if (word.equals(Keyword.NOT)) {
      return negated(entry)
          .flatMap(term -> read(term, Place.NESTED, level + 1))
          .map(term -> new Condition.Not(term, entry.key().location()));
    }
    List<Condition> terms = terms(entry, level);
    if (terms.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        word.equals(Keyword.AND)
            ? new Condition.And(terms, entry.key().location())
            : new Condition.Or(terms, entry.key().location()));
  }

  private Optional<Node.Mapping> negated(Node.Entry entry) {
    Node node = entry.value();
    if (node instanceof Node.Sequence sequence && sequence.items().size() == 1) {
      node = sequence.items().get(0);
    }
    if (node instanceof Node.Mapping mapping) {
      return Optional.of(mapping);
    }
    boolean several = node instanceof Node.Sequence sequence && sequence.items().size() > 1;
    complaints.error(
        "condition-shape",
        "'" + entry.name() + "' takes exactly one condition.",
        node.location(),
        several ? "To negate several, " + COMBINE : "");
    return Optional.empty();
  }

  private List<Condition> terms(Node.Entry entry, int level) {
    if (!(entry.value() instanceof Node.Sequence sequence)) {
      complaints.error(
          "condition-shape",
          "'" + entry.name() + "' takes a list of conditions.",
          entry.value().location());
      return List.of();
    }
    if (sequence.items().isEmpty()) {
      complaints.error(
          "condition-shape",
          "'" + entry.name() + "' has an empty list of conditions.",
          sequence.location());
    } else if (sequence.items().size() == 1) {
      complaints.warning(
          "condition-single-entry",
          "'" + entry.name() + "' has only one condition.",
          entry.key().location());
    }
    List<Condition> terms = new ArrayList<>();
    for (Node item : sequence.items()) {
      if (item instanceof Node.Mapping mapping) {
        read(mapping, Place.NESTED, level + 1).ifPresent(terms::add);
      } else {
        complaints.error(
            "condition-shape",
            "Each condition of '" + entry.name() + "' must be a mapping with one operator.",
            item.location());
      }
    }
    return terms;
  }
}
