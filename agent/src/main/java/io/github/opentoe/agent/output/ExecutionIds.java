package io.github.opentoe.agent.output;

import java.util.Optional;

/** Which execution ids are allowed (EX-47). */
public final class ExecutionIds {

  private static final int LONGEST = 128;

  private ExecutionIds() {}

  /** What is wrong with the id; empty where it can be used. */
  public static Optional<String> problem(String id) {
    if (id.isEmpty()) {
      return Optional.of("The execution id must not be empty.");
    }
    if (id.codePointCount(0, id.length()) > LONGEST) {
      return Optional.of("The execution id is longer than " + LONGEST + " characters.");
    }
    if (id.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("The execution id contains a control character.");
    }
    for (String segment : segments(id)) {
      if (segment.equals(".") || segment.equals("..")) {
        return Optional.of("The execution id must not contain the segment '" + segment + "'.");
      }
    }
    return Optional.empty();
  }

  /** The parts between slashes and backslashes. */
  static String[] segments(String id) {
    return id.replace('\\', '/').split("/", -1);
  }
}
