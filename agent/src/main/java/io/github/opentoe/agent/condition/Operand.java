package io.github.opentoe.agent.condition;

import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.yaml.Node;

/**
 * One side of a comparison.
 *
 * @param scalar as written
 * @param template its text, with references; null is the empty text (DL-99)
 */
public record Operand(Node.Scalar scalar, Template template) {

  /** The operand of a scalar. */
  public static Operand of(Node.Scalar scalar) {
    return new Operand(scalar, Template.parse(scalar.isNull() ? "" : scalar.text()));
  }

  /** Whether its text is known as it was written: there is no reference in it. */
  public boolean isLiteral() {
    return template.parts().stream().allMatch(Template.Literal.class::isInstance);
  }
}
