package io.github.opentoe.modules.schema;

import io.github.opentoe.agent.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A rule of the agent that no JSON Schema can express.
 *
 * @param id of its problems
 * @param message found in those problems that are meant
 */
record Beyond(String id, Pattern message) {

  private static final String ANY = "";

  /** How the agent quotes a number that is whole for a schema, but not made of digits. */
  private static final String OTHER_NUMBER =
      "not '([-+]?[0-9]+[.]0*|[-+]?[0-9]+([.][0-9]*)?[eE][-+]?[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+)'";

  /** All such rules; one that nothing in testdata needs is out of place. */
  static final List<Beyond> RULES =
      List.of(
          // Uniqueness of what stands in different places.
          rule("duplicate-phase", ANY),
          rule("duplicate-step", ANY),
          rule("duplicate-loop", ANY),
          rule("duplicate-variable", ANY),
          // How a number is written: to a schema 2.0 and 1e1 are integers.
          rule("loop-bound", OTHER_NUMBER),
          rule("step-number", OTHER_NUMBER),
          // Arithmetic between two values.
          rule("endless-loop", ANY));

  private static Beyond rule(String id, String message) {
    return new Beyond(id, Pattern.compile(message));
  }

  boolean covers(Problem problem) {
    return problem.id().equals(id) && message.matcher(problem.message()).find();
  }
}
