package io.github.opentoe.agent.check;

import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.condition.Condition;
import io.github.opentoe.agent.condition.ConditionReader;
import io.github.opentoe.agent.condition.Operand;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.yaml.Node;
import java.util.List;

/** Notes numbers that are compared with text which keeps its line break (RD-1). */
record NumberNotes(ChainCheck chains, ActionCatalog catalog, Problems problems) {

  /** Checks the inputs of an action that takes a condition. */
  void checkAssertion(StepPlace place) {
    boolean asserts =
        catalog
            .find(place.step().action())
            .filter(action -> action.inputs().isCondition())
            .isPresent();
    if (asserts) {
      for (Node entry : place.step().inputs().entries()) {
        if (entry instanceof Node.Mapping mapping) {
          new ConditionReader(new Problems(), "").readAssertion(mapping).ifPresent(this::check);
        }
      }
    }
  }

  void check(Condition condition) {
    if (condition instanceof Condition.And and) {
      and.terms().forEach(this::check);
    } else if (condition instanceof Condition.Or or) {
      or.terms().forEach(this::check);
    } else if (condition instanceof Condition.Not not) {
      check(not.term());
    } else if (condition instanceof Condition.Comparison comparison
        && comparison.operator().isNumeric()) {
      check(comparison.operand());
      comparison.companion().ifPresent(this::check);
    }
  }

  private void check(Operand operand) {
    if (operand.template().wholeReference().isPresent()
        && operand.template().wholeReference().get().reference() instanceof Reference.Chain chain
        && chain.side() == Reference.Side.OUTPUTS
        && keepsLineBreak(chain)) {
      problems.note(
          "line-break-in-number",
          "Output '"
              + chain.field()
              + "' of step '"
              + chain.step()
              + "' keeps its last line break, so it is no number.",
          operand.scalar().location());
    }
  }

  private boolean keepsLineBreak(Reference.Chain chain) {
    List<Output> outputs =
        chains
            .target(chain)
            .flatMap(place -> catalog.find(place.step().action()))
            .map(action -> action.declaration().outputs())
            .orElse(List.of());
    return outputs.stream()
        .anyMatch(
            output ->
                output.name().equals(chain.field()) && output.kind() == Output.Kind.EXACT_TEXT);
  }
}
