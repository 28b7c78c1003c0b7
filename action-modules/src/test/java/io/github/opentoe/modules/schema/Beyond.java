package io.github.opentoe.modules.schema;

import io.github.opentoe.agent.binding.InstalledAction;
import io.github.opentoe.agent.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
          // What a reference leads to, and which references may stand where.
          rule("undefined-variable", ANY),
          rule("invalid-reference", ANY),
          rule("unknown-context-key", ANY),
          rule("forbidden-metadata", ANY),
          rule("loop-reference", ANY),
          // How a number is written: to a schema 2.0 and 1e1 are integers, and 1e0 is 1.
          rule("loop-bound", OTHER_NUMBER),
          rule("step-number", OTHER_NUMBER),
          rule("schema-version", ANY),
          // The text of a number: 1.5 is no name, but 1e-5 is one.
          rule("phase-name", "'[0-9.]+'"),
          rule("step-name", "'[0-9.]+'"),
          rule("loop-name", "'[0-9.]+'"),
          // Arithmetic between two values.
          rule("endless-loop", ANY),
          // A number that is none has the type of numbers, and RE2 has a grammar of its own.
          rule("condition-operand", "'[.]nan'|invalid pattern"),
          // Brace text that is no reference looks like one.
          rule("input-type", "not '.*\\{\\{"),
          // Texts with a form of their own, and rules between the inputs of one action.
          rule("input-value", ANY),
          rule("input-rule", ANY),
          // A schema knows no platform: each step by itself may be right somewhere.
          rule("unsupported-action", "Unsupported action " + installed() + " for"),
          rule("input-platform", ANY));

  private static String installed() {
    return Repository.actions().all().stream()
        .map(InstalledAction::name)
        .collect(Collectors.joining("|", "(", ")"));
  }

  private static Beyond rule(String id, String message) {
    return new Beyond(id, Pattern.compile(message));
  }

  boolean covers(Problem problem) {
    return problem.id().equals(id) && message.matcher(problem.message()).find();
  }
}
