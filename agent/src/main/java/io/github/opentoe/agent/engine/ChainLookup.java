package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.binding.InputTree;
import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.chaining.Resolution;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.value.Value;
import java.util.List;
import java.util.Optional;

/** Finds what chaining references name: DL-53 … DL-63. */
record ChainLookup(DocumentState document) {

  Resolution find(Reference.Chain chain, StepState target) {
    if (chain.side() == Reference.Side.INPUTS) {
      return target.restored().isPresent() ? kept(chain, target) : inputs(chain, target);
    }
    if (target.hasLostOutputs()) {
      return lost(chain);
    }
    Optional<Value> outputs = target.chained();
    if (outputs.isPresent()) {
      return walk(chain, outputs.get());
    }
    String why = target.status() == Status.SKIPPED ? "was skipped" : "did not run";
    return new Resolution.Failed(
        name(chain) + ": step '" + chain.step() + "' " + why + " and has no outputs");
  }

  private Resolution inputs(Reference.Chain chain, StepState target) {
    List<InputTree> entries = target.resolved().orElseGet(() -> unresolved(target));
    Resolution real = walk(chain, Value.sequence(entries.stream().map(InputTree::value).toList()));
    Resolution shown = walk(chain, Value.sequence(entries.stream().map(InputTree::shown).toList()));
    return real instanceof Resolution.Found found && shown instanceof Resolution.Found masked
        ? new Resolution.Found(found.value(), masked.value(), false)
        : real;
  }

  /** The inputs of a step that ended before a restart. */
  private static Resolution kept(Reference.Chain chain, StepState target) {
    return target.keptInputs().map(inputs -> walk(chain, inputs)).orElseGet(() -> lost(chain));
  }

  private static Resolution lost(Reference.Chain chain) {
    return new Resolution.Failed(
        name(chain)
            + ": the "
            + chain.side().word()
            + " of step '"
            + chain.step()
            + "' were not kept over the restart: its logging is disabled, or they hold a secret");
  }

  /** The inputs of a step that has not run: constants, parameters and inputs are in place. */
  private List<InputTree> unresolved(StepState target) {
    return target.plan().inputs().stream().map(tree -> tree.fill(this::known)).toList();
  }

  private Resolution known(Template.Hole hole) {
    if (hole.reference() instanceof Reference.Variable variable) {
      return document
          .variable(variable.name())
          .<Resolution>map(text -> new Resolution.Found(Value.text(text)))
          .orElseGet(Resolution.Later::new);
    }
    if (hole.reference() instanceof Reference.Chain chain
        && chain.side() == Reference.Side.INPUTS) {
      return document
          .step(chain.phase(), chain.step())
          .map(target -> find(chain, target))
          .orElseGet(Resolution.Later::new);
    }
    return new Resolution.Later();
  }

  private static Resolution walk(Reference.Chain chain, Value entries) {
    int index = chain.index().orElse(0);
    Optional<Value> at = item(entries, index);
    if (at.isEmpty()) {
      return new Resolution.Failed(
          name(chain)
              + ": step '"
              + chain.step()
              + "' has no "
              + chain.side().word()
              + "["
              + index
              + "]");
    }
    for (Reference.PathElement element : chain.path()) {
      Value inside = at.get();
      at =
          element instanceof Reference.Field field
              ? field(inside, field.name())
              : item(inside, ((Reference.Item) element).index());
      if (at.isEmpty()) {
        return new Resolution.Failed(
            name(chain) + ": step '" + chain.step() + "' has no such value");
      }
    }
    return new Resolution.Found(at.get());
  }

  private static Optional<Value> item(Value value, int index) {
    return value instanceof Value.Sequence sequence && index < sequence.items().size()
        ? Optional.of(sequence.items().get(index))
        : Optional.empty();
  }

  private static Optional<Value> field(Value value, String name) {
    return value instanceof Value.Mapping mapping
        ? Optional.ofNullable(mapping.entries().get(name))
            .filter(found -> !(found instanceof Value.Nothing))
        : Optional.empty();
  }

  private static String name(Reference.Chain chain) {
    return "cannot resolve "
        + chain.phase()
        + "."
        + chain.step()
        + "."
        + chain.side().word()
        + chain.index().stream().mapToObj(index -> "[" + index + "]").findFirst().orElse("")
        + "."
        + chain.field();
  }
}
