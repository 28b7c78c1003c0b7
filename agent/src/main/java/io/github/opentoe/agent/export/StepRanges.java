package io.github.opentoe.agent.export;

import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.PhaseResult;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StepResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds out which stretches of console.log are about which step.
 *
 * <p>A line {@code Step <name>} begins each of them. Steps come in the order of the report; those
 * that were under way when the machine restarted come once more.
 */
final class StepRanges {

  /** A stretch of the file. */
  record Range(long start, long end) {

    long length() {
      return end - start;
    }
  }

  /** A step that began, and the one whose document it belongs to; -1 for those of the request. */
  private record Begun(StepResult step, int caller) {}

  private final List<Begun> steps = new ArrayList<>();
  private final Set<String> others = new HashSet<>(Set.of("Setup: STARTED SETUP"));
  private final IdentityHashMap<StepResult, List<Range>> ranges = new IdentityHashMap<>();
  private int present = -1;
  private long start = -1;

  StepRanges(RunReport report) {
    collect(report, -1);
  }

  private void collect(RunReport report, int caller) {
    for (DocumentResult document : report.documents()) {
      others.add("Document " + document.filePath());
      for (PhaseResult phase : document.phases()) {
        others.add("Phase " + phase.name());
        for (StepResult step : phase.steps()) {
          if (step.startedAt().isPresent()) {
            int number = steps.size();
            steps.add(new Begun(step, caller));
            step.nested().orElse(List.of()).forEach(nested -> collect(nested, number));
          }
        }
      }
    }
  }

  /**
   * Takes a line that has a time.
   *
   * @param text what follows the time
   * @param at where the line begins
   * @param end where it ends
   */
  void line(String text, long at, long end) {
    if (text.startsWith("Step ")) {
      int found = find(text.substring("Step ".length()));
      if (found >= 0) {
        stop(at);
        present = found;
        start = end;
      }
    } else if (others.contains(text) || text.startsWith("TOE has completed execution")) {
      stop(at);
    }
  }

  /** Ends the stretch that is open. */
  void stop(long at) {
    if (start >= 0) {
      ranges
          .computeIfAbsent(steps.get(present).step(), step -> new ArrayList<>())
          .add(new Range(start, at));
      start = -1;
    }
  }

  List<Range> of(StepResult step) {
    return ranges.getOrDefault(step, List.of());
  }

  /** The same for everything that ran in the step, too, in the order of the file. */
  List<Range> ofAll(StepResult step) {
    List<Range> all = new ArrayList<>(of(step));
    for (RunReport nested : step.nested().orElse(List.of())) {
      for (DocumentResult document : nested.documents()) {
        for (PhaseResult phase : document.phases()) {
          phase.steps().forEach(inner -> all.addAll(ofAll(inner)));
        }
      }
    }
    all.sort(Comparator.comparingLong(Range::start));
    return all;
  }

  /** The next step, one that begins again, or the nearest of the name; -1 where there is none. */
  private int find(String name) {
    if (present + 1 < steps.size() && isNamed(present + 1, name)) {
      return present + 1;
    }
    for (int at = present; at >= 0; at = steps.get(at).caller()) {
      if (isNamed(at, name)) {
        return at;
      }
    }
    for (int at = present + 1; at < steps.size(); at++) {
      if (isNamed(at, name)) {
        return at;
      }
    }
    for (int at = present; at >= 0; at--) {
      if (isNamed(at, name)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isNamed(int at, String name) {
    return steps.get(at).step().name().equals(name);
  }
}
