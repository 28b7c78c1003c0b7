package io.github.opentoe.agent.condition;

import io.github.opentoe.agent.yaml.Node;
import java.util.List;
import java.util.Optional;

/** Reads a comparison operator together with its companion key. */
final class ComparisonReader {

  /** The keys that can stand beside an operator. */
  static final List<String> COMPANIONS = List.of("value", "path");

  private static final String REFERENCE = "{{";

  private final Complaints complaints;

  ComparisonReader(Complaints complaints) {
    this.complaints = complaints;
  }

  /** Reads the comparison whose operator is the key of {@code entry} in {@code mapping}. */
  Optional<Condition> read(Operator operator, Node.Entry entry, Node.Mapping mapping) {
    checkNeedlessKeys(entry, operator.companion(), mapping);
    Optional<Operand> operand = operand(entry);
    Optional<Operand> companion = Optional.empty();
    if (!operator.companion().isEmpty()) {
      Optional<Node.Entry> beside = mapping.entry(operator.companion());
      if (beside.isEmpty()) {
        complaints.error(
            "condition-companion",
            "'" + entry.name() + "' needs '" + operator.companion() + "' beside it.",
            entry.key().location());
      }
      companion = beside.flatMap(this::operand);
    }
    operand.filter(Operand::isLiteral).ifPresent(literal -> check(operator, literal));
    Optional<Operand> other = companion;
    return operand.map(
        found -> new Condition.Comparison(operator, found, other, entry.key().location()));
  }

  /** Reports the companion keys that an operator does not take. */
  void checkNeedlessKeys(Node.Entry operator, String companion, Node.Mapping mapping) {
    for (String key : COMPANIONS) {
      if (!key.equals(companion)) {
        mapping
            .entry(key)
            .ifPresent(
                needless ->
                    complaints.error(
                        "condition-key",
                        "'" + operator.name() + "' takes no '" + key + "'.",
                        needless.key().location()));
      }
    }
  }

  private void check(Operator operator, Operand literal) {
    OperandCheck.complaint(operator, Side.literal(literal))
        .ifPresent(
            complaint ->
                complaints.error("condition-operand", complaint, literal.scalar().location()));
  }

  private Optional<Operand> operand(Node.Entry entry) {
    if (entry.value() instanceof Node.Scalar scalar) {
      return Optional.of(Operand.of(scalar));
    }
    String written = source(entry.value());
    complaints.error(
        "condition-operand",
        "'" + entry.name() + "' takes a text or a number.",
        entry.value().location(),
        written.startsWith(REFERENCE) ? "Please put quotes around " + written + "." : "");
    return Optional.empty();
  }

  private static String source(Node node) {
    return node.extent().source().text().substring(node.extent().start(), node.extent().end());
  }
}
