package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.StepLog;
import io.github.opentoe.modules.command.CommandStop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drops the packages whose update would touch an excluded one (UPD-11).
 *
 * @param filter says what is excluded
 * @param log hears what is dropped
 * @param trial tells what an update would touch
 */
record PackageNarrowing(PackageFilter filter, StepLog log, Trial trial) {

  /** Asks the package manager what would happen. */
  @FunctionalInterface
  interface Trial {

    /** What an update of these would install, update or remove; empty if it is not possible. */
    Optional<List<PackageUpdate>> touched(List<String> names)
        throws CommandStop, InterruptedException;
  }

  /** The names that can be updated together without harm. */
  List<String> narrow(List<String> names) throws CommandStop, InterruptedException {
    if (filter.exclude().isEmpty() || problem(names).isEmpty()) {
      return names;
    }
    List<String> kept = new ArrayList<>();
    for (String name : names) {
      List<String> more = new ArrayList<>(kept);
      more.add(name);
      Optional<String> problem = problem(more);
      if (problem.isEmpty()) {
        kept.add(name);
      } else {
        log.warning("passing over '" + name + "': " + problem.get());
      }
    }
    return kept;
  }

  private Optional<String> problem(List<String> names) throws CommandStop, InterruptedException {
    Optional<List<PackageUpdate>> touched = trial.touched(names);
    if (touched.isEmpty()) {
      return Optional.of("the package manager cannot update it");
    }
    return touched.get().stream()
        .filter(filter::isExcluded)
        .findFirst()
        .map(excluded -> "its update would touch '" + excluded.name() + "', which is excluded");
  }
}
