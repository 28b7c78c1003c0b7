package io.github.opentoe.agent.check;

import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.document.ComponentDocument;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the steps that a run is limited to, and what they would miss of the others. */
public final class SelectionCheck {

  private static final String FROM = "--from";
  private static final String UNTIL = "--until";
  private static final String ONLY = "--only";

  private final List<RunStep> steps = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Problems problems = new Problems();
  private final StepSearch search;
  private final Map<Integer, String> leftOut = new HashMap<>();

  /**
   * A check of documents that are sound.
   *
   * @param documents in the order in which they run
   * @param settings say which phases run
   */
  public SelectionCheck(List<ComponentDocument> documents, CheckSettings settings) {
    for (int index = 0; index < documents.size(); index++) {
      ComponentDocument document = documents.get(index);
      for (StepPlace place : DocumentCheck.places(document)) {
        numbers.put(key(index, place.path()), steps.size());
        steps.add(new RunStep(index, document.source().name(), place));
      }
    }
    this.search = new StepSearch(steps, settings, problems);
  }

  /** What is wrong with the selection. */
  public List<Problem> problems() {
    return problems.sorted();
  }

  /** Selects a part of the run: from a step on, up to and with a step, or both. */
  public SelectedSteps range(Optional<String> from, Optional<String> until) {
    OptionalInt first = find(FROM, from);
    OptionalInt last = find(UNTIL, until);
    if (first.isPresent() && last.isPresent() && last.getAsInt() < first.getAsInt()) {
      problems.error(
          "step-selection",
          "%s: step '%s' runs before step '%s', which %s names"
              .formatted(UNTIL, path(last), path(first), FROM),
          SourceLocation.NONE);
    }
    for (int index = 0; index < steps.size(); index++) {
      if (index < first.orElse(0)) {
        leftOut.put(index, FROM);
      } else if (index > last.orElse(steps.size())) {
        leftOut.put(index, UNTIL);
      }
    }
    return selected();
  }

  /** Selects these steps. */
  public SelectedSteps only(List<String> names) {
    Set<Integer> named = new HashSet<>();
    for (String name : names) {
      find(ONLY, Optional.of(name)).ifPresent(named::add);
    }
    for (int index = 0; index < steps.size(); index++) {
      if (!named.contains(index)) {
        leftOut.put(index, ONLY);
      }
    }
    return selected();
  }

  private OptionalInt find(String option, Optional<String> name) {
    return name.map(given -> search.find(option, given)).orElse(OptionalInt.empty());
  }

  private SelectedSteps selected() {
    if (!problems.hasErrors()) {
      for (int index = 0; index < steps.size(); index++) {
        if (search.isRunning(index) && !leftOut.containsKey(index)) {
          checkReferences(steps.get(index));
        }
      }
    }
    Map<Integer, Set<Integer>> orders = new HashMap<>();
    for (int index : leftOut.keySet()) {
      RunStep step = steps.get(index);
      orders.computeIfAbsent(step.document(), key -> new HashSet<>()).add(step.place().order());
    }
    return new SelectedSteps(orders);
  }

  private void checkReferences(RunStep step) {
    for (StepTexts.Text text : StepTexts.of(step.place().step())) {
      for (Template.Hole hole : text.template().holes()) {
        if (hole.reference() instanceof Reference.Chain chain) {
          missing(step, chain).ifPresent(target -> report(step, chain, target, text.locate(hole)));
        }
      }
    }
  }

  /** The number of a step that is left out although this reference needs it to run. */
  private Optional<Integer> missing(RunStep from, Reference.Chain chain) {
    String path = chain.phase() + "." + chain.step();
    Optional<Integer> target =
        Optional.ofNullable(numbers.get(key(from.document(), path))).filter(leftOut::containsKey);
    boolean isKnown =
        chain.side() == Reference.Side.INPUTS
            && target.filter(index -> isKnownBefore(steps.get(index), chain)).isPresent();
    return isKnown ? Optional.empty() : target;
  }

  /** Whether an input of a step has its value although the step does not run. */
  private boolean isKnownBefore(RunStep step, Reference.Chain chain) {
    return StepTexts.ofInput(step.place().step(), chain).stream()
        .flatMap(text -> text.template().holes().stream())
        .allMatch(
            hole ->
                hole.behindDollar()
                    || !(hole.reference().isKnownOnlyAtRunTime()
                        || (hole.reference() instanceof Reference.Chain next
                            && missing(step, next).isPresent())));
  }

  private void report(RunStep step, Reference.Chain chain, int target, SourceLocation at) {
    String name = steps.get(target).path();
    String option = leftOut.getOrDefault(target, "");
    String hint =
        switch (option) {
          case FROM -> "Begin with '" + name + "' or a step before it.";
          case UNTIL -> "End with '" + name + "' or a step after it.";
          default -> "Name '" + name + "' in --only, too.";
        };
    problems.error(
        "left-out-step",
        "Step '%s' needs the %s of step '%s', which %s leaves out."
            .formatted(step.path(), chain.side().word(), name, option),
        at,
        hint);
  }

  private static String key(int document, String path) {
    return document + ":" + path;
  }

  private String path(OptionalInt index) {
    return steps.get(index.orElseThrow()).path();
  }
}
