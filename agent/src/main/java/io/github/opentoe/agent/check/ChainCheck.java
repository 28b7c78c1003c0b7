package io.github.opentoe.agent.check;

import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.binding.InputTree;
import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.yaml.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks chaining references against the steps they name: DL-54 … DL-57. */
final class ChainCheck {

  private final Map<String, Map<String, StepPlace>> places = new HashMap<>();
  private final ActionCatalog catalog;
  private final CheckSettings settings;

  ChainCheck(List<StepPlace> places, ActionCatalog catalog, CheckSettings settings) {
    for (StepPlace place : places) {
      this.places
          .computeIfAbsent(place.phase().name(), phase -> new HashMap<>())
          .putIfAbsent(place.step().name(), place);
    }
    this.catalog = catalog;
    this.settings = settings;
  }

  /** The step a chain names. */
  Optional<StepPlace> target(Reference.Chain chain) {
    return Optional.ofNullable(places.get(chain.phase())).map(steps -> steps.get(chain.step()));
  }

  /** Why a chain in this step cannot be resolved; empty where it can. */
  Optional<String> problem(StepPlace from, Reference.Chain chain) {
    if (!places.containsKey(chain.phase())) {
      return Optional.of("there is no phase '" + chain.phase() + "'");
    }
    Optional<StepPlace> target = target(chain);
    if (target.isEmpty()) {
      return Optional.of("phase '" + chain.phase() + "' has no step '" + chain.step() + "'");
    }
    return chain.side() == Reference.Side.OUTPUTS
        ? outputsProblem(from, target.get(), chain)
        : inputsProblem(from, target.get(), chain);
  }

  /** What was probably meant by a phase or step that does not exist; may be empty. */
  String hint(Reference.Chain chain) {
    Map<String, StepPlace> steps = places.get(chain.phase());
    return steps == null
        ? NearestName.hint(chain.phase(), places.keySet())
        : steps.containsKey(chain.step()) ? "" : NearestName.hint(chain.step(), steps.keySet());
  }

  private Optional<String> outputsProblem(StepPlace from, StepPlace target, Reference.Chain chain) {
    if (target.order() == from.order()) {
      return Optional.of("a step cannot use its own outputs");
    }
    if (target.order() > from.order()) {
      return Optional.of("step '" + chain.step() + "' runs later");
    }
    if (settings.isSelected(from.phase().name()) && !settings.isSelected(chain.phase())) {
      return Optional.of("phase '" + chain.phase() + "' is not part of this run");
    }
    return catalog
        .find(target.step().action())
        .flatMap(
            action -> {
              List<String> known =
                  action.declaration().outputs().stream().map(Output::name).toList();
              if (known.contains(chain.field())) {
                return Optional.empty();
              }
              String those =
                  known.isEmpty() ? "has no outputs" : "gives " + String.join(", ", known);
              return Optional.of(
                  "there is no output '" + chain.field() + "', " + action.name() + " " + those);
            });
  }

  private Optional<String> inputsProblem(StepPlace from, StepPlace target, Reference.Chain chain) {
    if (target.order() == from.order()) {
      return Optional.of("a step cannot use its own inputs");
    }
    return inputProblem(from, chain, new ArrayDeque<>());
  }

  /** Follows inputs that take their value from inputs, up to text, a loop or a dead end. */
  private Optional<String> inputProblem(
      StepPlace from, Reference.Chain chain, Deque<String> trail) {
    Optional<StepPlace> target = target(chain);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    StepPlace place = target.get();
    int index = chain.index().orElse(0);
    List<Node> entries = place.step().inputs().entries();
    if (index >= entries.size() || !(entries.get(index) instanceof Node.Mapping mapping)) {
      return Optional.of("step '" + chain.step() + "' has no inputs[" + index + "]");
    }
    Optional<Node> field = mapping.get(chain.field());
    if (field.isEmpty()) {
      return Optional.of("step '" + chain.step() + "' has no input '" + chain.field() + "'");
    }
    String name = place.path() + ".inputs." + chain.field();
    if (trail.contains(name)) {
      trail.addLast(name);
      return Optional.of("it ends in a circle: " + String.join(" -> ", trail));
    }
    trail.addLast(name);
    Optional<String> found = followed(from, place, field.get(), trail);
    trail.removeLast();
    return found;
  }

  private Optional<String> followed(
      StepPlace from, StepPlace place, Node field, Deque<String> trail) {
    boolean later = place.order() > from.order();
    for (InputTree.Leaf leaf : InputTree.of(field).leaves()) {
      for (Template.Hole hole : leaf.template().holes()) {
        if (later && hole.reference().isKnownOnlyAtRunTime() && !hole.behindDollar()) {
          return Optional.of(
              "step '"
                  + place.step().name()
                  + "' runs later, and this input of it is known only then");
        }
        if (hole.reference() instanceof Reference.Chain next
            && next.side() == Reference.Side.INPUTS) {
          Optional<String> problem = inputProblem(from, next, trail);
          if (problem.isPresent()) {
            return problem;
          }
        }
      }
    }
    return Optional.empty();
  }
}
