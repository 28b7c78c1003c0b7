package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.binding.InputTree;
import io.github.opentoe.agent.condition.Gate;
import io.github.opentoe.agent.document.Step;
import io.github.opentoe.agent.report.FailureCard;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.secret.Secrets;
import io.github.opentoe.agent.secret.UrlSecrets;
import io.github.opentoe.agent.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A step of a run: what the documents say, what became of it. */
final class StepState {

  private final StepPlan plan;
  private final List<RunState> nested = new CopyOnWriteArrayList<>();
  private volatile Span span = Span.NOT_RUN;
  private volatile Value inputs;
  private volatile Optional<Value> outputs = Optional.empty();
  private volatile Optional<Value> loop;
  private volatile Optional<FailureCard> failure = Optional.empty();
  private volatile Optional<Gate.Outcome> decision = Optional.empty();
  private volatile Optional<List<InputTree>> resolved = Optional.empty();
  private volatile Optional<Value> chained = Optional.empty();
  private volatile boolean executed;

  StepState(StepPlan plan) {
    this.plan = plan;
    this.inputs = UrlSecrets.mask(plan.action().recorded(plan.inputs()));
    this.loop = plan.step().loop().map(LoopValues::written).map(UrlSecrets::mask);
  }

  StepPlan plan() {
    return plan;
  }

  Step step() {
    return plan.step();
  }

  Status status() {
    return span.status();
  }

  void start(Instant at) {
    span = Span.started(at);
  }

  void end(Status status, String message, Instant at) {
    span = span.ended(status, message, at);
    if (outputs.isEmpty()) {
      outputs = Optional.of(Value.sequence(List.of()));
    }
  }

  boolean wasExecuted() {
    return executed;
  }

  void setExecuted(boolean counted) {
    executed = counted;
  }

  Optional<Gate.Outcome> decision() {
    return decision;
  }

  void decide(Gate.Outcome outcome) {
    decision = Optional.of(outcome);
  }

  /** The inputs it ran with, before loop references were replaced (DL-58). */
  Optional<List<InputTree>> resolved() {
    return resolved;
  }

  void resolve(List<InputTree> entries, Secrets secrets) {
    resolved = Optional.of(List.copyOf(entries));
    if (!step().disableLogging()) {
      inputs = secrets.mask(plan.action().recorded(entries));
    }
  }

  void recordLoop(Value value) {
    loop = Optional.of(value);
  }

  /** What chaining references take from it; empty until it ended. */
  Optional<Value> chained() {
    return chained;
  }

  void give(Value given, Secrets secrets) {
    chained = Optional.of(given);
    outputs =
        Optional.of(
            step().disableLogging() ? Value.sequence(List.of()) : secrets.maskOutput(given));
  }

  void explain(FailureCard card) {
    failure = Optional.of(card);
  }

  List<RunState> nestedRuns() {
    return nested;
  }

  StepResult result() {
    Span now = span;
    return new StepResult(
        step().name(),
        now.status(),
        now.failureMessage(),
        plan.timeoutSeconds(),
        step().onFailure().word(),
        plan.maxAttempts(),
        step().action(),
        now.startedAt(),
        now.endedAt(),
        inputs,
        outputs,
        loop,
        nested.isEmpty()
            ? Optional.empty()
            : Optional.of(nested.stream().map(RunState::report).toList()),
        failure);
  }
}
