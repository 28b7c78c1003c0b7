package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.binding.InputTree;
import io.github.opentoe.agent.condition.Gate;
import io.github.opentoe.agent.document.Step;
import io.github.opentoe.agent.report.FailureCard;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.secret.Secrets;
import io.github.opentoe.agent.secret.UrlSecrets;
import io.github.opentoe.agent.state.StateRecord;
import io.github.opentoe.agent.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A step of a run: what the documents say, what became of it. */
final class StepState {

  private final StepPlan plan;
  private final List<Supplier<RunReport>> nested = new CopyOnWriteArrayList<>();
  private volatile Span span = Span.NOT_RUN;
  private volatile Value inputs;
  private volatile Optional<Value> outputs = Optional.empty();
  private volatile Optional<Value> loop;
  private volatile Optional<FailureCard> failure = Optional.empty();
  private volatile Optional<Gate.Outcome> decision = Optional.empty();
  private volatile Optional<List<InputTree>> resolved = Optional.empty();
  private volatile Optional<Value> chained = Optional.empty();
  private volatile Optional<Value> keptInputs = Optional.empty();
  private volatile Optional<StateRecord.Onward> restored = Optional.empty();
  private final Map<String, String> seal = new ConcurrentHashMap<>();
  private volatile boolean lostOutputs;
  private volatile boolean keepsOutputs = true;
  private volatile boolean executed;
  private volatile String passedOver = "";

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

  Optional<Instant> startedAt() {
    return span.startedAt();
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

  /** Whoever started the run does not want it to run. */
  void passOver(String reason) {
    passedOver = reason;
  }

  /** Why it does not run, whatever the document says; empty where that decides. */
  String passedOver() {
    return passedOver;
  }

  /** A restart of the machine was asked for in it. */
  void setRebooting() {
    span = new Span(Status.REBOOTING, "", span.startedAt(), Optional.empty());
  }

  /** The restart did not come. */
  void setRunning() {
    span = new Span(Status.RUNNING, "", span.startedAt(), Optional.empty());
  }

  /** Takes up how it ended before the run was cut off. */
  void restore(StateRecord.StepEnded ended) {
    StepResult result = ended.result();
    inputs = result.inputs();
    outputs = result.outputs();
    loop = result.loop();
    failure = result.failure();
    executed = ended.executed();
    keptInputs = ended.chained();
    keepsOutputs = ended.outputsKept();
    lostOutputs = !keepsOutputs && result.status() != Status.SKIPPED;
    boolean gaveOutputs = result.status() != Status.SKIPPED && !lostOutputs;
    chained = gaveOutputs ? result.outputs() : Optional.empty();
    seal.putAll(ended.seal());
    restored = Optional.of(ended.onward());
    result.nested().orElse(List.of()).forEach(this::addNested);
    span = new Span(result.status(), result.failureMessage(), result.startedAt(), result.endedAt());
  }

  /** What its end meant for the run, where it ended before the run was cut off. */
  Optional<StateRecord.Onward> restored() {
    return restored;
  }

  /** Adds hashes of what it comes to. */
  void seal(Map<String, String> parts) {
    seal.putAll(parts);
  }

  /** Hashes of what it comes to, by the names of the parts. */
  Map<String, String> seal() {
    return Map.copyOf(seal);
  }

  /** Its outputs were made before the run was cut off, and not kept. */
  void loseOutputs() {
    lostOutputs = true;
    chained = Optional.empty();
  }

  boolean hasLostOutputs() {
    return lostOutputs;
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

  /** Its inputs as references see them; empty where they are not resolved or must not be kept. */
  Optional<Value> keptInputs() {
    return keptInputs;
  }

  /** Whether its outputs may be kept for references after a restart. */
  boolean keepsOutputs() {
    return keepsOutputs;
  }

  void resolve(List<InputTree> entries, Secrets secrets) {
    resolved = Optional.of(List.copyOf(entries));
    if (!step().disableLogging()) {
      Value seen = Value.sequence(entries.stream().map(InputTree::value).toList());
      keptInputs = Optional.of(seen).filter(value -> secrets.mask(value).equals(value));
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
    chained = lostOutputs ? Optional.empty() : Optional.of(given);
    Value shown = secrets.maskOutput(given);
    keepsOutputs = !lostOutputs && !step().disableLogging() && shown.equals(given);
    outputs = Optional.of(step().disableLogging() ? Value.sequence(List.of()) : shown);
  }

  void explain(FailureCard card) {
    failure = Optional.of(card);
  }

  /** A nested run begins in it. */
  void addNested(RunState run) {
    nested.add(run::report);
  }

  /** A nested run that is over. */
  void addNested(RunReport report) {
    nested.add(() -> report);
  }

  /** The nested runs from this one on, as they are now. */
  List<RunReport> nestedFrom(int first) {
    return nested.subList(first, nested.size()).stream().map(Supplier::get).toList();
  }

  int nestedCount() {
    return nested.size();
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
            : Optional.of(nested.stream().map(Supplier::get).toList()),
        failure);
  }
}
