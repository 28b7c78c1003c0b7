package io.github.opentoe.agent.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.chaining.Filling;
import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.chaining.Resolution;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and evaluates conditions, and remembers what they asked for. */
final class Probe implements ConditionHost, OperandSource {

  private final Path workingDirectory;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> trace = new ArrayList<>();

  Probe(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  Probe() {
    this(Path.of("nowhere"));
  }

  Probe with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** Evaluates a condition in flow style, which must be free of errors. */
  Verdict evaluate(String text) {
    Problems problems = new Problems();
    Gate gate = new ConditionReader(problems, "").readGate(FlowText.node(text)).orElseThrow();
    assertEquals(List.of(), problems.sorted().stream().filter(Problem::isError).toList());
    return new ConditionEvaluator(this, this, trace::add).evaluate(gate.condition());
  }

  /** Whether a condition holds: {@code T} or {@code F}, else why nothing can be said. */
  String ask(String text) {
    Verdict verdict = evaluate(text);
    if (verdict instanceof Verdict.Unknown unknown) {
      return unknown.reason();
    }
    return verdict instanceof Verdict.True ? "T" : "F";
  }

  /** The texts of the operands that were resolved, and the names of binaries, in order. */
  List<String> asked() {
    return asked;
  }

  List<String> trace() {
    return trace;
  }

  @Override
  public Path workingDirectory() {
    return workingDirectory;
  }

  @Override
  public boolean binaryExists(String name) {
    asked.add("binary " + name);
    return name.equals("bash");
  }

  @Override
  public Text textOf(Operand operand) {
    asked.add(operand.template().text());
    Filling filling = operand.template().fill(hole -> answer(hole.reference()));
    return filling instanceof Filling.Impossible impossible
        ? new Unresolved(impossible.reason())
        : resolved(((Filling.Filled) filling).template().value().toText());
  }

  private Resolved resolved(String text) {
    String secret = variables.getOrDefault("Secret", "");
    return secret.isEmpty() ? new Resolved(text) : new Resolved(text, text.replace(secret, "****"));
  }

  private Resolution answer(Reference reference) {
    String name = ((Reference.Variable) reference).name();
    return variables.containsKey(name)
        ? new Resolution.Found(Value.text(variables.get(name)))
        : new Resolution.Failed(name + " is not known.");
  }
}
