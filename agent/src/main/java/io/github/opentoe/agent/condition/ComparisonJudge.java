package io.github.opentoe.agent.condition;

import java.util.Optional;

/** Decides comparisons whose sides are known and whose operand has passed its check. */
final class ComparisonJudge {

  private final ConditionHost host;
  private final FileComparison files;

  ComparisonJudge(ConditionHost host) {
    this.host = host;
    this.files = new FileComparison(host.workingDirectory());
  }

  /** Decides an operator that has no companion. */
  Finding judge(Operator operator, Side operand) {
    String text = operand.text();
    boolean holds =
        switch (operator) {
          case STRING_IS_EMPTY -> text.isEmpty();
          case STRING_IS_WHITESPACE -> StringComparison.isWhitespace(text);
          case BINARY_EXISTS -> !text.isEmpty() && host.binaryExists(text);
          case FILE_EXISTS -> files.isFile(text);
          case FOLDER_EXISTS -> files.isFolder(text);
          default -> throw new IllegalArgumentException(operator.word() + " has two sides");
        };
    return Finding.of(holds, operator.word() + " " + operand.shown());
  }

  /** Decides an operator with {@code value} or {@code path}. */
  Finding judge(Operator operator, Side operand, Side companion) {
    String comparison = operator.word() + " " + operand.shown() + " / " + companion.shown();
    return switch (operator.family()) {
      case STRING -> {
        int order = StringComparison.compare(companion.text(), operand.text());
        yield Finding.of(operator.holdsFor(order), comparison);
      }
      case PATTERN -> FoldingPattern.find(operand, companion, comparison);
      case NUMBER -> Finding.of(compareNumbers(operator, operand, companion), comparison);
      case DIGEST -> files.hasDigest(Digest.of(operator), operand, companion, comparison);
      case PRESENCE -> throw new IllegalArgumentException(operator.word() + " has one side");
    };
  }

  /** What does not convert makes the comparison false (DL-101). */
  private static boolean compareNumbers(Operator operator, Side operand, Side value) {
    Optional<Quantity> bound = Quantity.of(operand);
    Optional<Quantity> number = Quantity.of(value);
    return bound.isPresent()
        && number.isPresent()
        && operator.holdsFor(number.get().compareTo(bound.get()));
  }
}
