package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.binding.InputTree;
import io.github.opentoe.agent.chaining.Filling;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.condition.ConditionEvaluator;
import io.github.opentoe.agent.condition.Gate;
import io.github.opentoe.agent.condition.Operand;
import io.github.opentoe.agent.condition.OperandSource;
import io.github.opentoe.agent.condition.Verdict;
import io.github.opentoe.agent.document.Loop;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.StepApproval;
import io.github.opentoe.agent.report.StepApproval.Answer;
import io.github.opentoe.agent.state.Position;
import io.github.opentoe.agent.state.RunStore;
import io.github.opentoe.agent.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Runs one step: condition, references, attempts, outputs (execution-and-outputs §6.2). */
final class StepRunner {

  private final RunContext run;
  private final StepState state;
  private final References references;
  private Optional<Attempt> lastAttempt = Optional.empty();
  private Optional<Underway> underway;
  private int attempts;

  /**
   * @param underway how far it was when the run was cut off; empty where it had not begun
   */
  StepRunner(RunContext run, StepState state, Optional<Underway> underway) {
    this.run = run;
    this.state = state;
    // Without an attempt it only waited for somebody's answer.
    this.underway = underway.filter(before -> before.frame().position().attempt() > 0);
    underway
        .flatMap(before -> before.frame().condition())
        .flatMap(Gate.Outcome::of)
        .ifPresent(state::decide);
    underway.ifPresent(before -> before.nested().forEach(state::addNested));
    this.references =
        new References(run.document(), state.plan(), run.surroundings(), run.state().executionId());
  }

  /** How it ended; empty where it is skipped. */
  Optional<StepEnd> run() {
    if (!state.passedOver().isEmpty()) {
      seal(StepSeal.Part.UNSELECTED);
      return Optional.empty();
    }
    Optional<StepEnd> refused = decide();
    boolean isSkipped = state.decision().equals(Optional.of(Gate.Outcome.SKIP));
    seal(isSkipped ? StepSeal.Part.SKIPPED : StepSeal.Part.RUN);
    if (refused.isPresent()) {
      return refused;
    }
    if (isSkipped) {
      return Optional.empty();
    }
    switch (approval()) {
      case SKIP -> {
        state.passOver("declined");
        seal(StepSeal.Part.DECLINED);
        return Optional.empty();
      }
      case QUIT -> {
        return Optional.of(StepEnd.cancelled());
      }
      case RUN -> state.setExecuted(true);
    }
    Optional<StepEnd> unresolved = resolveInputs();
    if (unresolved.isPresent()) {
      return unresolved;
    }
    return Optional.of(state.step().loop().isPresent() ? runLoop() : runAttempts(this::once));
  }

  /** The last attempt, for the failure card. */
  Optional<Attempt> lastAttempt() {
    return lastAttempt;
  }

  int attempts() {
    return attempts;
  }

  /** Evaluates {@code if} once, before anything else (DL-88). */
  private Optional<StepEnd> decide() {
    Optional<Gate> gate = state.step().gate();
    if (gate.isEmpty() || state.decision().isPresent()) {
      return Optional.empty();
    }
    Verdict verdict =
        new ConditionEvaluator(
                this::textOf,
                new MachineConditions(run.surroundings()),
                line -> run.journal().debug("Condition of step " + name() + ": " + line))
            .evaluate(gate.get().condition());
    if (verdict instanceof Verdict.Unknown unknown) {
      state.setExecuted(true);
      return Optional.of(StepEnd.failed("condition: " + unknown.reason()));
    }
    boolean holds = verdict instanceof Verdict.True;
    Gate.Outcome outcome = holds ? gate.get().then() : gate.get().otherwise();
    state.decide(outcome);
    run.journal()
        .info(
            "Executor: Condition of step "
                + name()
                + " is "
                + (holds ? "true" : "false")
                + ": "
                + outcome.word());
    if (outcome != Gate.Outcome.ABORT) {
      return Optional.empty();
    }
    state.setExecuted(true);
    return Optional.of(StepEnd.failed("aborted by its condition"));
  }

  /** Notes what it comes to before it does anything, for whoever goes on after a failure. */
  private void seal(StepSeal.Part part) {
    RunStore store = run.departure().store();
    if (store.isKeeping()) {
      state.seal(StepSeal.of(run.document(), state.plan(), references, store.salt(), part));
    }
  }

  /** Asks whoever approves steps, unless this one had begun before the run was cut off. */
  private Answer approval() {
    Optional<StepApproval> asked = run.surroundings().approval().filter(one -> underway.isEmpty());
    if (asked.isEmpty()) {
      return Answer.RUN;
    }
    // Somebody may think for long: what is over, and the outcome of the condition, is stored
    // (DL-88).
    run.progress().moved();
    run.journal().changed();
    run.journal().settle();
    Answer answer =
        asked
            .get()
            .ask(
                new StepApproval.Question(
                    run.document().loaded().source(),
                    state.plan().phase(),
                    name(),
                    state.step().action(),
                    state.step().location(),
                    run.scope().depth()));
    return settled(answer);
  }

  private Answer settled(Answer answer) {
    if (run.surroundings().cancellation().isCancelled()) {
      run.departure().leaveIfStopping();
      return Answer.QUIT;
    }
    if (answer == Answer.QUIT) {
      run.surroundings().cancellation().cancel();
    } else if (answer == Answer.RUN) {
      state.start(run.journal().now());
    }
    return answer;
  }

  private OperandSource.Text textOf(Operand operand) {
    Filling filling = operand.template().fill(references);
    return filling instanceof Filling.Filled filled
        ? new OperandSource.Resolved(filled.template().filledText(), filled.template().shownText())
        : new OperandSource.Unresolved(((Filling.Impossible) filling).reason());
  }

  /** Resolves references once, so that every attempt gets the same values (EX-6). */
  private Optional<StepEnd> resolveInputs() {
    List<InputTree> filled =
        state.plan().inputs().stream().map(tree -> tree.fill(references)).toList();
    state.resolve(filled, run.surroundings().secrets());
    boolean asksLate = state.plan().action().inputs().isCondition();
    return filled.stream()
        .flatMap(tree -> tree.firstFailure().stream())
        .filter(reason -> !asksLate)
        .findFirst()
        .map(StepEnd::failed);
  }

  private StepEnd once(Attempt attempt) {
    return attempt.once(state.resolved().orElseThrow());
  }

  private StepEnd runLoop() {
    Loop loop = state.step().loop().orElseThrow();
    if (loop.range() instanceof Loop.Count count) {
      return runAttempts(attempt -> overValues(attempt, LoopValues.counting(count)));
    }
    LoopList values = new LoopList(run.surroundings().secrets());
    Optional<StepEnd> unresolved = resolveValues(loop, values);
    if (unresolved.isPresent()) {
      return unresolved.get();
    }
    state.recordLoop(values.shown(loop));
    if (values.isEmpty()) {
      state.setExecuted(false);
      run.journal().info("Executor: Loop of step " + name() + " has no iterations");
      return new StepEnd(Outcome.SUCCEEDED, "", Value.sequence(List.of()));
    }
    return runAttempts(attempt -> overValues(attempt, values.iterator()));
  }

  private StepEnd overValues(Attempt attempt, Iterator<String> values) {
    return attempt.loop(state.resolved().orElseThrow(), values);
  }

  private Optional<StepEnd> resolveValues(Loop loop, LoopList values) {
    List<Loop.Item> items =
        loop.range() instanceof Loop.Items given
            ? given.items()
            : List.of(((Loop.Delimited) loop.range()).list());
    for (Loop.Item item : items) {
      Filling filling = item.template().fill(references);
      if (filling instanceof Filling.Impossible impossible) {
        return Optional.of(StepEnd.failed(impossible.reason()));
      }
      Template filled = ((Filling.Filled) filling).template();
      if (loop.range() instanceof Loop.Delimited delimited) {
        values.split(filled, delimited.delimiter());
      } else {
        values.add(filled);
      }
    }
    return Optional.empty();
  }

  /** What one attempt does. */
  @FunctionalInterface
  private interface Work {
    StepEnd in(Attempt attempt);
  }

  private StepEnd runAttempts(Work work) {
    run.journal().changed();
    run.journal().settle();
    int most = state.plan().maxAttempts();
    if (state.step().disableLogging()) {
      run.journal().info("Executor: logging is disabled for step " + name());
    }
    underway.filter(Underway::isLastNew).ifPresent(this::settle);
    StepEnd end = StepEnd.failed("");
    for (attempts = Math.min(most, underway.map(Underway::attempt).orElse(1));
        attempts <= most;
        attempts++) {
      run.attempt(attempts, underway.map(before -> before.done().size()).orElse(0));
      run.journal().debug("Executor: Attempt " + attempts + "/" + most);
      run.journal().debug("Executor: Timeout set to " + state.plan().timeoutSeconds() + " seconds");
      Attempt attempt = new Attempt(state, run, underway);
      underway = Optional.empty();
      lastAttempt = Optional.of(attempt);
      end = work.in(attempt).withReason(run.journal()::masked);
      if (end.isSuccess() || run.departure().isUnderway()) {
        return end;
      }
      tellFailure(most, end);
      if (!end.mayBeRetried() || attempts == most) {
        return end;
      }
      run.journal()
          .event(
              new RunEvent.AttemptFailed(
                  run.journal().now(), name(), attempts, most, end.reason()));
    }
    return end;
  }

  private void tellFailure(int most, StepEnd end) {
    String attempt = "Executor: Attempt " + attempts + "/" + most + " of step " + name();
    run.journal().info(attempt + " failed: " + end.reason());
  }

  /** What ended by asking for a restart is over now that the restart has come. */
  private void settle(Underway before) {
    int last = before.done().size() - 1;
    Position now = run.state().position();
    run.state()
        .moveTo(new Position(now.document(), now.phase(), now.step(), before.attempt(), last));
    run.progress().iterationEnded(before.done().get(last), List.of());
  }

  private String name() {
    return state.step().name();
  }
}
