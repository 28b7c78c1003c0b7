package io.github.opentoe.agent.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects problems while a text is read, and hands them out in the order of the text. */
public final class Problems {

  /** A text with more errors, warnings or notes than this is not what anybody wrote by hand. */
  private static final int MOST = 1000;

  private final Set<Problem> collected = new LinkedHashSet<>();
  private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

  /** Adds one; the same problem at the same place is kept once, and the flood is cut off. */
  public void add(Problem problem) {
    Severity severity = problem.severity();
    int count = counts.getOrDefault(severity, 0);
    if (count > MOST) {
      return;
    }
    Problem kept =
        count < MOST
            ? problem
            : new Problem(
                severity,
                "too-many-problems",
                "There are more problems than these " + MOST + ".",
                problem.location(),
                "");
    if (!collected.contains(problem) && collected.add(kept)) {
      counts.put(severity, count + 1);
    }
  }

  /** Adds an error. */
  public void error(String id, String message, SourceLocation location) {
    add(Problem.error(id, message, location));
  }

  /** Adds an error with advice. */
  public void error(String id, String message, SourceLocation location, String hint) {
    add(Problem.error(id, message, location).withHint(hint));
  }

  /** Adds a warning. */
  public void warning(String id, String message, SourceLocation location) {
    add(Problem.warning(id, message, location));
  }

  /** Adds a note. */
  public void note(String id, String message, SourceLocation location) {
    add(Problem.note(id, message, location));
  }

  /** Adds all of them. */
  public void addAll(Iterable<Problem> problems) {
    problems.forEach(this::add);
  }

  /** Whether any of them is an error. */
  public boolean hasErrors() {
    return counts.containsKey(Severity.ERROR);
  }

  /** All of them in the order of the text; those at one place keep the order they came in. */
  public List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(collected);
    sorted.sort((one, other) -> one.location().compareTo(other.location()));
    return Collections.unmodifiableList(sorted);
  }
}
