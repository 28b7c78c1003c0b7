package io.github.opentoe.agent.condition;

import io.github.opentoe.agent.yaml.Node;

/**
 * One side of a comparison with its references resolved.
 *
 * @param text what is compared
 * @param shown the text as logs may show it
 * @param typed whether it was written without quotes and references, so that YAML gives it a type
 */
record Side(String text, String shown, boolean typed) {

  private static final int LONGEST_QUOTE = 120;

  /** The side that an operand without references stands for. */
  static Side literal(Operand operand) {
    return of(operand, new OperandSource.Resolved(operand.template().value().toText()));
  }

  /** The side that an operand came to. */
  static Side of(Operand operand, OperandSource.Resolved resolved) {
    boolean typed = operand.isLiteral() && operand.scalar().style() == Node.Style.PLAIN;
    return new Side(resolved.text(), resolved.shown(), typed);
  }

  /** For messages: in quotes, and not longer than a message can bear. */
  String quoted() {
    return "'" + Excerpt.of(shown, LONGEST_QUOTE) + "'";
  }

  /** Whether part of it must not be shown. */
  boolean isMasked() {
    return !text.equals(shown);
  }
}
