package io.github.opentoe.agent.check;

import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the steps that somebody names: {@code Step}, {@code phase.Step} or {@code
 * document:phase.Step}.
 *
 * @param steps of all documents, in the order in which they run
 * @param settings say which phases run
 * @param problems takes what is wrong with a name
 */
record StepSearch(List<RunStep> steps, CheckSettings settings, Problems problems) {

  private static final int MOST_SHOWN = 5;

  /**
   * The number of the step of this name.
   *
   * @param option where the name was given
   */
  OptionalInt find(String option, String name) {
    List<Integer> named =
        IntStream.range(0, steps.size())
            .filter(index -> steps.get(index).spellings().contains(name))
            .boxed()
            .toList();
    List<Integer> running = named.stream().filter(this::isRunning).toList();
    if (running.size() == 1) {
      return OptionalInt.of(running.get(0));
    }
    problems.add(
        running.size() > 1
            ? ambiguous(option, name, running.stream().map(steps::get).toList())
            : named.isEmpty()
                ? unknown(option, name)
                : passedOver(option, name, steps.get(named.get(0))));
    return OptionalInt.empty();
  }

  boolean isRunning(int index) {
    return settings.isSelected(steps.get(index).place().phase().name());
  }

  private Problem unknown(String option, String name) {
    List<String> known =
        IntStream.range(0, steps.size())
            .filter(this::isRunning)
            .mapToObj(steps::get)
            .flatMap(step -> step.spellings().stream())
            .distinct()
            .toList();
    return error(option, "no step of this run is named '" + name + "'")
        .withHint(NearestName.hint(name, known));
  }

  private static Problem passedOver(String option, String name, RunStep step) {
    String reason =
        "step '%s' is in phase '%s', which is not part of this run (%s)"
            .formatted(name, step.place().phase().name(), step.location());
    return error(option, reason).withHint("Add the phase to --phases.");
  }

  private static Problem ambiguous(String option, String name, List<RunStep> found) {
    String list =
        found.stream()
            .limit(MOST_SHOWN)
            .map(step -> step.path() + " (" + step.location() + ")")
            .collect(Collectors.joining(", "));
    String more = found.size() > MOST_SHOWN ? " and " + (found.size() - MOST_SHOWN) + " more" : "";
    String reason = "'%s' is the name of %d steps: %s%s".formatted(name, found.size(), list, more);
    long documents = found.stream().map(RunStep::fullName).distinct().count();
    return error(option, reason)
        .withHint(
            documents < found.size()
                ? "Give the document only once: nothing tells its steps apart."
                : "Write " + exactName(found.get(0), found) + " to name the first of them.");
  }

  /** The shortest name that only one of them has. */
  private static String exactName(RunStep wanted, List<RunStep> others) {
    return wanted.spellings().stream()
        .filter(
            name -> others.stream().filter(step -> step.spellings().contains(name)).count() == 1)
        .findFirst()
        .orElse(wanted.fullName());
  }

  private static Problem error(String option, String reason) {
    return Problem.error("step-selection", option + ": " + reason, SourceLocation.NONE);
  }
}
