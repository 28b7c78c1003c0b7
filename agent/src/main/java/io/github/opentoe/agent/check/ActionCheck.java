package io.github.opentoe.agent.check;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionDeclaration.Shape;
import io.github.opentoe.agent.action.ActionDeclaration.Timeout;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.binding.InputBinder;
import io.github.opentoe.agent.binding.InputTree;
import io.github.opentoe.agent.binding.InstalledAction;
import io.github.opentoe.agent.document.Step;
import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.yaml.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks a step against its action: platform, timeout, inputs. */
final class ActionCheck {

  private final ActionCatalog catalog;
  private final CheckSettings settings;
  private final Problems problems;

  ActionCheck(ActionCatalog catalog, CheckSettings settings, Problems problems) {
    this.catalog = catalog;
    this.settings = settings;
    this.problems = problems;
  }

  void check(StepPlace place) {
    Step step = place.step();
    if (step.action().isEmpty()) {
      return;
    }
    Optional<InstalledAction<?>> action = catalog.find(step.action());
    boolean supported = true;
    for (Platform platform : Platform.values()) {
      if (settings.platforms().contains(platform) && !works(action, platform)) {
        supported = false;
        unsupported(place, platform);
      }
    }
    if (settings.blockedActions().contains(step.action())) {
      problems.error(
          "blocked-action", "Action " + step.action() + " is blocked", step.actionLocation());
      return;
    }
    if (action.isPresent() && supported) {
      checkLimits(place, action.get().declaration());
      checkInputs(place, action.get());
    }
  }

  private static boolean works(Optional<InstalledAction<?>> action, Platform platform) {
    return action.isPresent() && action.get().declaration().platforms().contains(platform);
  }

  private void unsupported(StepPlace place, Platform platform) {
    Step step = place.step();
    List<String> names =
        catalog.all().stream()
            .filter(action -> action.declaration().platforms().contains(platform))
            .map(InstalledAction::name)
            .toList();
    problems.error(
        "unsupported-action",
        place.context()
            + "Unsupported action "
            + step.action()
            + " for os platform "
            + platform.word()
            + ".",
        step.actionLocation(),
        names.contains(step.action()) ? "" : NearestName.hint(step.action(), names));
  }

  private void checkLimits(StepPlace place, ActionDeclaration<?> declaration) {
    Step step = place.step();
    String refusal = place.context() + step.action() + " does not allow ";
    if (declaration.timeout() == Timeout.NONE) {
      step.timeoutSeconds()
          .filter(given -> given.number() != -1)
          .ifPresent(
              given ->
                  problems.error(
                      "timeout-not-allowed", refusal + "timeoutSeconds", given.location()));
      step.maxAttempts()
          .filter(given -> given.number() != 1)
          .ifPresent(
              given ->
                  problems.error(
                      "attempts-not-allowed", refusal + "maxAttempts", given.location()));
    } else if (declaration.timeout() == Timeout.IGNORED) {
      step.timeoutSeconds()
          .ifPresent(
              given ->
                  problems.warning(
                      "timeout-ignored",
                      "timeoutSeconds has no effect on " + step.action() + ".",
                      given.location()));
    }
  }

  private <I extends Record> void checkInputs(StepPlace place, InstalledAction<I> action) {
    Step.Inputs inputs = place.step().inputs();
    if (isMissing(inputs, action)) {
      problems.error(
          "missing-inputs",
          place.context() + "Action " + action.name() + " has no inputs; it requires an 'inputs'",
          inputs.location());
      return;
    }
    int size = inputs.entries().size();
    if (action.declaration().shape() == Shape.MAPPING && inputs.list()) {
      checkSingle(place, action, size);
    }
    noteRepetition(place, action);
    Problems found = new Problems();
    InputBinder<I> binder =
        new InputBinder<>(
            action, settings.platforms(), settings.lenientInputs(), Optional.empty(), found);
    for (int index = 0; index < size; index++) {
      Node entry = inputs.entries().get(index);
      Optional<I> bound = binder.bind(InputTree.of(entry), index, size);
      if (entry instanceof Node.Mapping mapping) {
        new ConvertedModes(found).check(mapping);
        for (Platform platform : settings.platforms()) {
          PlacedCheck check = new PlacedCheck(platform, mapping, found);
          action.module().checkKeys(check);
          bound.ifPresent(record -> action.module().check(record, check));
        }
      }
    }
    for (Problem problem : found.sorted()) {
      problems.add(inContext(place, problem));
    }
  }

  private <I extends Record> boolean isMissing(Step.Inputs inputs, InstalledAction<I> action) {
    boolean empty =
        inputs.entries().isEmpty()
            || (inputs.entries().size() == 1
                && inputs.entries().get(0) instanceof Node.Mapping mapping
                && mapping.entries().isEmpty());
    return empty && (!action.inputs().mayBeAbsent() || refusesNothing(action));
  }

  /** Whether the action's own rules need something that no single input requires. */
  private <I extends Record> boolean refusesNothing(InstalledAction<I> action) {
    Problems found = new Problems();
    InputTree nothing = InputTree.nothingWritten();
    InputBinder<I> binder =
        new InputBinder<>(action, settings.platforms(), false, Optional.empty(), found);
    Optional<I> bound = binder.bind(nothing, 0, 1);
    if (bound.isPresent() && nothing.node() instanceof Node.Mapping mapping) {
      for (Platform platform : settings.platforms()) {
        action.module().check(bound.get(), new PlacedCheck(platform, mapping, found));
      }
    }
    return found.hasErrors();
  }

  private void checkSingle(StepPlace place, InstalledAction<?> action, int size) {
    if (size > 1) {
      problems.error(
          "too-many-inputs",
          place.context()
              + "Action "
              + action.name()
              + " takes one set of inputs, "
              + size
              + " given",
          place.step().inputs().location(),
          action.inputs().isCondition() ? "combine conditions with and / or" : "");
    } else if (size == 1) {
      problems.note(
          "inputs-as-list",
          "The inputs of "
              + action.name()
              + " are one mapping; the original agent may reject the list.",
          place.step().inputs().location());
    }
  }

  private void noteRepetition(StepPlace place, InstalledAction<?> action) {
    Repeat repeat = action.declaration().repeat();
    boolean differs =
        place.step().inputs().entries().stream().anyMatch(entry -> isUnsafe(repeat, entry));
    if (place.step().maxAttempts().filter(given -> given.number() > 1).isPresent()
        && (repeat == Repeat.UNSAFE || differs)) {
      problems.note(
          "retry-repeats",
          "A second attempt of "
              + action.name()
              + " starts at the first entry and meets what the first attempt already did.",
          place.step().maxAttempts().orElseThrow().location());
    }
  }

  private static boolean isUnsafe(Repeat repeat, Node entry) {
    return switch (repeat) {
      case SAFE_WHEN_OVERWRITING -> says(entry, "overwrite", List.of("false", "no", "off"));
      case SAFE_WHEN_FORCED -> !says(entry, "force", List.of("true", "yes", "on"));
      case SAFE, AUTHOR, UNSAFE -> false;
    };
  }

  private static boolean says(Node entry, String key, List<String> words) {
    return entry instanceof Node.Mapping mapping
        && mapping.get(key).orElse(mapping) instanceof Node.Scalar scalar
        && words.contains(scalar.text().toLowerCase(Locale.ROOT));
  }

  private static Problem inContext(StepPlace place, Problem problem) {
    String message = problem.isError() ? place.context() + problem.message() : problem.message();
    return new Problem(
        problem.severity(), problem.id(), message, problem.location(), problem.hint());
  }
}
