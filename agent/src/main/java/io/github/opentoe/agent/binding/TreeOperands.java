package io.github.opentoe.agent.binding;

import io.github.opentoe.agent.condition.Operand;
import io.github.opentoe.agent.condition.OperandSource;
import io.github.opentoe.agent.yaml.Node;
import java.util.IdentityHashMap;

/** Takes the operands of an assertion from the filled inputs of its step. */
final class TreeOperands implements OperandSource {

  private final IdentityHashMap<Node.Scalar, InputTree.Leaf> leaves = new IdentityHashMap<>();

  TreeOperands(InputTree tree) {
    tree.leaves().forEach(leaf -> leaves.put(leaf.node(), leaf));
  }

  @Override
  public Text textOf(Operand operand) {
    InputTree.Leaf leaf = leaves.get(operand.scalar());
    if (leaf == null) {
      return new Resolved(operand.template().value().toText());
    }
    if (leaf.failure().isPresent()) {
      return new Unresolved(leaf.failure().get());
    }
    return leaf.isNull()
        ? new Resolved("")
        : new Resolved(leaf.template().filledText(), leaf.template().shownText());
  }
}
