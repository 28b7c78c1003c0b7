package io.github.opentoe.agent.condition;

import java.util.Optional;

/** Finds operands that make no sense, whatever they are compared with. */
final class OperandCheck {

  private OperandCheck() {}

  /** What is wrong with the operand of a comparison, in one sentence. */
  static Optional<String> complaint(Operator operator, Side operand) {
    return switch (operator.family()) {
      case NUMBER ->
          Quantity.of(operand).isPresent()
              ? Optional.empty()
              : Optional.of(
                  "'" + operator.word() + "' needs a number, not " + operand.quoted() + ".");
      case PATTERN -> FoldingPattern.complaint(operand);
      case DIGEST -> Digest.of(operator).complaint(operator, operand);
      case STRING, PRESENCE -> Optional.empty();
    };
  }
}
