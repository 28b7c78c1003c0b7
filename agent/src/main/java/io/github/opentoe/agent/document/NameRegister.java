package io.github.opentoe.agent.document;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.Excerpt;
import io.github.opentoe.agent.yaml.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks the characters of names and that none is given twice (DL-12, DL-13). */
final class NameRegister {

  private final String kind;
  private final String suffix;
  private final Problems problems;
  private final Map<String, SourceLocation> first = new HashMap<>();

  /**
   * @param kind what is named: phase, step or loop
   * @param suffix empty, or " in phase" and its name
   */
  NameRegister(String kind, String suffix, Problems problems) {
    this.kind = kind;
    this.suffix = suffix;
    this.problems = problems;
  }

  /** Takes the name among these fields, or reports that there is none. */
  Optional<Node.Scalar> take(Fields fields, SourceLocation fallback) {
    Optional<Node.Scalar> name = fields.scalar("name");
    if (name.isPresent() || fields.get("name").isEmpty()) {
      take(name, fallback);
    }
    return name;
  }

  /** Takes a name. */
  void take(Node.Scalar name) {
    take(Optional.of(name), name.location());
  }

  private void take(Optional<Node.Scalar> name, SourceLocation fallback) {
    String text = name.map(Node.Scalar::text).orElse("");
    SourceLocation location = name.map(Node.Scalar::location).orElse(fallback);
    if (!isValid(text)) {
      String message =
          String.format(
              "Invalid %s name '%s'%s. Allowed characters are combinations of numbers [0-9],"
                  + " english letters [a-z,A-Z] and special characters [-_].",
              kind, Excerpt.of(text), suffix);
      Problem problem = Problem.error(kind + "-name", message, location);
      problems.add(name.isPresent() ? problem : problem.withHint("It has no name."));
      return;
    }
    SourceLocation earlier = first.putIfAbsent(text, location);
    if (earlier != null) {
      problems.error(
          "duplicate-" + kind,
          String.format("Duplicate %s name '%s'%s.", kind, Excerpt.of(text), suffix),
          location,
          "It is first used on line " + earlier.line() + ".");
    }
  }

  private static boolean isValid(String name) {
    return !name.isEmpty() && name.chars().allMatch(NameRegister::isNameCharacter);
  }

  /** Whether a character may stand in the name of a phase, step, loop or variable. */
  static boolean isNameCharacter(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '-'
        || character == '_';
  }
}
