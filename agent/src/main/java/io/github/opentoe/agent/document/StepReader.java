package io.github.opentoe.agent.document;

import io.github.opentoe.agent.condition.ConditionReader;
import io.github.opentoe.agent.condition.Gate;
import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.yaml.Excerpt;
import io.github.opentoe.agent.yaml.Node;
import io.github.opentoe.agent.yaml.ScalarText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the steps of one phase (document-language §1.4). */
final class StepReader {

  private static final List<String> KEYS =
      List.of(
          "name",
          "action",
          "timeoutSeconds",
          "onFailure",
          "maxAttempts",
          "inputs",
          "if",
          "loop",
          "disableLogging");
  private static final Map<String, String> ADVICE =
      Map.of(
          "then", "'then' and 'else': these belong inside `if`.",
          "else", "'then' and 'else': these belong inside `if`.",
          "for", "It belongs inside 'loop'.",
          "forEach", "It belongs inside 'loop'.",
          "commands", "It belongs inside 'inputs'.",
          "steps", "A phase begins with '- name:'; is it indented too far?");

  private final String phase;
  private final Problems problems;
  private final NameRegister names;
  private final NameRegister loopNames;

  StepReader(String phase, Problems problems) {
    this.phase = phase;
    this.problems = problems;
    String suffix = " in phase '" + Excerpt.of(phase) + "'";
    this.names = new NameRegister("step", suffix, problems);
    this.loopNames = new NameRegister("loop", suffix, problems);
  }

  /** Reads a step; what is broken in it gets its default. */
  Step read(Node.Mapping mapping) {
    String name = mapping.get("name").map(StepReader::text).orElse("");
    Scope scope = Scope.step(name, phase, problems);
    Fields fields = new Fields(mapping, scope, KEYS, ADVICE);
    Optional<Node.Scalar> nameNode = names.take(fields, mapping.location());
    Optional<Node.Scalar> action = fields.scalar("action");
    if (fields.get("action").isEmpty()) {
      scope.error("step-action", "'action' is required", fields.location("action"));
    }
    return new Step(
        nameNode.map(Node.Scalar::text).orElse(""),
        action.map(Node.Scalar::text).orElse(""),
        action.map(Node::location).orElseGet(mapping::location),
        timeout(fields),
        onFailure(fields),
        maxAttempts(fields),
        inputs(fields, mapping),
        gate(fields),
        fields.get("loop").flatMap(loop -> new LoopReader(scope, loopNames).read(loop)),
        disableLogging(fields),
        nameNode.map(Node::location).orElseGet(mapping::location));
  }

  private static String text(Node node) {
    return node instanceof Node.Scalar scalar && !scalar.isNull() ? scalar.text() : "";
  }

  private static Optional<Step.Given> timeout(Fields fields) {
    return fields
        .scalar("timeoutSeconds", "a whole number")
        .flatMap(
            scalar -> {
              OptionalLong number = ScalarText.integer(scalar.text());
              if (number.isPresent() && number.getAsLong() == -1) {
                return Optional.of(new Step.Given(-1, scalar.location()));
              }
              return positive(fields, "timeoutSeconds", scalar, "-1 or a whole number from 1 to ");
            });
  }

  private static Optional<Step.Given> maxAttempts(Fields fields) {
    return fields
        .scalar("maxAttempts", "a whole number")
        .flatMap(scalar -> positive(fields, "maxAttempts", scalar, "a whole number from 1 to "));
  }

  private static Optional<Step.Given> positive(
      Fields fields, String key, Node.Scalar scalar, String expected) {
    OptionalLong number = ScalarText.integer(scalar.text());
    if (number.isPresent() && number.getAsLong() >= 1 && number.getAsLong() <= Integer.MAX_VALUE) {
      return Optional.of(new Step.Given((int) number.getAsLong(), scalar.location()));
    }
    fields
        .scope()
        .error(
            "step-number",
            String.format(
                "'%s' must be %s%d, not '%s'",
                key, expected, Integer.MAX_VALUE, Excerpt.of(scalar.text())),
            scalar.location());
    return Optional.empty();
  }

  private static OnFailure onFailure(Fields fields) {
    Optional<Node.Scalar> written = fields.scalar("onFailure", "Abort, Continue or Ignore");
    if (written.isEmpty()) {
      return OnFailure.ABORT;
    }
    Node.Scalar scalar = written.get();
    return OnFailure.named(scalar.text())
        .orElseGet(
            () -> {
              String shown = Excerpt.of(scalar.text());
              fields
                  .scope()
                  .error(
                      "on-failure",
                      "'onFailure' must be Abort, Continue or Ignore, not '" + shown + "'",
                      scalar.location(),
                      NearestName.hint(scalar.text(), OnFailure.words()));
              return OnFailure.ABORT;
            });
  }

  private static boolean disableLogging(Fields fields) {
    Optional<Node.Scalar> written = fields.scalar("disableLogging", "true or false");
    Optional<Boolean> flag = written.map(Node.Scalar::text).flatMap(ScalarText::flag);
    if (written.isPresent() && flag.isEmpty()) {
      String shown = Excerpt.of(written.get().text());
      fields
          .scope()
          .error(
              "step-flag",
              "'disableLogging' must be true or false, not '" + shown + "'",
              written.get().location());
    }
    return flag.orElse(false);
  }

  private static Step.Inputs inputs(Fields fields, Node.Mapping step) {
    Optional<Node> written = fields.get("inputs");
    if (written.isEmpty()) {
      return new Step.Inputs(List.of(), false, step.location());
    }
    Node node = written.get();
    if (node instanceof Node.Sequence sequence) {
      return new Step.Inputs(sequence.items(), true, node.location());
    }
    if (node instanceof Node.Mapping mapping) {
      List<Node> entries = mapping.entries().isEmpty() ? List.of() : List.of(mapping);
      return new Step.Inputs(entries, false, node.location());
    }
    fields
        .scope()
        .error("step-inputs", "'inputs' must be a mapping or a list of mappings", node.location());
    return new Step.Inputs(List.of(), false, node.location());
  }

  private Optional<Gate> gate(Fields fields) {
    return fields
        .get("if")
        .flatMap(node -> new ConditionReader(problems, fields.scope().prefix()).readGate(node));
  }
}
