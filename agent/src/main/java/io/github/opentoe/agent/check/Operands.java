package io.github.opentoe.agent.check;

import io.github.opentoe.agent.condition.Condition;
import io.github.opentoe.agent.condition.Operand;
import java.util.ArrayList;
import java.util.List;

/** Lists the operands of a condition. */
final class Operands {

  private Operands() {}

  static List<Operand> of(Condition condition) {
    List<Operand> found = new ArrayList<>();
    collect(condition, found);
    return found;
  }

  private static void collect(Condition condition, List<Operand> found) {
    if (condition instanceof Condition.And and) {
      and.terms().forEach(term -> collect(term, found));
    } else if (condition instanceof Condition.Or or) {
      or.terms().forEach(term -> collect(term, found));
    } else if (condition instanceof Condition.Not not) {
      collect(not.term(), found);
    } else if (condition instanceof Condition.Comparison comparison) {
      found.add(comparison.operand());
      comparison.companion().ifPresent(found::add);
    }
  }
}
