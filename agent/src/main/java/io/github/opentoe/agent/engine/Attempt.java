package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.binding.InputTree;
import io.github.opentoe.agent.binding.InstalledAction;
import io.github.opentoe.agent.report.RunLog;
import io.github.opentoe.agent.state.RunPoint.After;
import io.github.opentoe.agent.value.Value;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One attempt at a step: the action once, or once per iteration, under one deadline. */
final class Attempt {

  private static final long MANY_ITERATIONS = 10_000;
  private static final int FIRST_SIGNAL_CODE = 129;

  private final StepState state;
  private final RunContext run;
  private final Deadline deadline;
  private final RunLog log;
  private final List<Optional<Value>> done;
  private Optional<Underway> underway;
  private Optional<StepContext> context = Optional.empty();

  /**
   * @param underway how far this attempt was when the run was cut off; empty where it had not begun
   */
  Attempt(StepState state, RunContext run, Optional<Underway> underway) {
    this.state = state;
    this.run = run;
    this.underway = underway.filter(before -> !before.isLastNew());
    this.done = underway.map(Underway::done).orElse(List.of());
    int seconds = state.plan().timeoutSeconds();
    this.deadline =
        seconds < 0
            ? Deadline.none(run.surroundings().cancellation())
            : Deadline.in(Duration.ofSeconds(seconds), run.surroundings().cancellation());
    this.log = run.journal().stepLog(state.step().name(), state.step().disableLogging());
  }

  Optional<Command> lastCommand() {
    return context.flatMap(StepContext::lastCommand);
  }

  Optional<CommandResult> lastResult() {
    return context.flatMap(StepContext::lastResult);
  }

  /** Runs the action once. */
  StepEnd once(List<InputTree> inputs) {
    if (!done.isEmpty()) {
      return new StepEnd(Outcome.SUCCEEDED, "", before(done.get(0)));
    }
    ActionResult result = call(state.plan().action(), inputs);
    return new StepEnd(result.outcome(), reason(result, "Step "), outputs(result));
  }

  /** Runs the action for every value of a loop; the first failure ends it. */
  StepEnd loop(List<InputTree> inputs, Iterator<String> values) {
    Consolidation outputs = new Consolidation(state.plan().action().documentKey().isPresent());
    for (long index = 0; values.hasNext(); index++) {
      if (index == MANY_ITERATIONS) {
        run.journal().warning("Loop of step " + name() + " has more than 10000 iterations.");
      }
      String value = values.next();
      Iteration iteration = new Iteration(index, value, run.journal().masked(value));
      if (index < done.size()) {
        outputs.add(before(done.get((int) index)));
        continue;
      }
      run.iterate(index);
      int nested = state.nestedCount();
      List<InputTree> filled = inputs.stream().map(tree -> tree.fill(iteration)).toList();
      ActionResult result = call(state.plan().action(), filled);
      if (!result.isSuccess()) {
        return failedLoop(result, index, outputs.result());
      }
      outputs.add(outputs(result));
      run.progress().iterationEnded(state, outputs(result), state.nestedFrom(nested));
    }
    return new StepEnd(Outcome.SUCCEEDED, "", outputs.result());
  }

  /** The outputs of something that was over before the run was cut off. */
  private Value before(Optional<Value> outputs) {
    if (outputs.isEmpty()) {
      state.loseOutputs();
    }
    return outputs.orElseGet(() -> Value.sequence(List.of()));
  }

  private StepEnd failedLoop(ActionResult result, long index, Value outputs) {
    String own = reason(result, "Loop of step ");
    if (result.outcome() == Outcome.TIMED_OUT
        || result.outcome() == Outcome.CANCELLED
        || run.departure().isUnderway()) {
      return new StepEnd(result.outcome(), own, outputs);
    }
    run.journal().info("Executor: Iteration " + index + " of step " + name() + " failed: " + own);
    return new StepEnd(
        result.outcome(),
        "Loop of step " + name() + " failed at iteration index(es) [" + index + "].",
        outputs);
  }

  private <I extends Record> ActionResult call(InstalledAction<I> action, List<InputTree> inputs) {
    Optional<Underway> before = underway;
    underway = Optional.empty();
    Optional<String> failure = before.flatMap(Underway::failure);
    if (failure.isPresent()) {
      return new ActionResult(Outcome.RUN_ENDED, failure.get(), Map.of());
    }
    StepContext next =
        new StepContext(
            run.surroundings(),
            new StepContext.Unit(action.name(), before.isPresent()),
            log,
            deadline,
            run.nestedRuns(state, deadline, before));
    context = Optional.of(next);
    state.seal(ScriptSeal.of(action.inputs(), inputs, run));
    run.journal().info(action.name() + ": STARTED EXECUTION");
    ActionResult result =
        new ActionCall<>(
                action,
                next,
                run.scope().check().lenientInputs(),
                new MachineConditions(run.surroundings()))
            .run(inputs);
    run.journal().info(action.name() + ": FINISHED EXECUTION");
    return settled(result);
  }

  /** Leaves the run where the result asks for that; what cannot be done is a failure. */
  private ActionResult settled(ActionResult result) {
    if (run.departure().isUnderway()) {
      return result;
    }
    if (mayBeEndedByTheMachine(result) && run.departure().leaveIfStopping()) {
      return result;
    }
    return switch (result.outcome()) {
      case RESTART_SAME_STEP -> restarted(result, After.SAME_STEP, "");
      case RESTART_NEXT_STEP ->
          restarted(result, After.NEXT_STEP, state.plan().action().name() + ": ");
      default -> result;
    };
  }

  /** A machine that goes down ends commands, and this program a moment before or later. */
  private boolean mayBeEndedByTheMachine(ActionResult result) {
    boolean bySignal =
        result.outcome() == Outcome.COMMAND_FAILED
            && lastResult().filter(end -> end.exitCode() >= FIRST_SIGNAL_CODE).isPresent();
    return bySignal || result.outcome() == Outcome.CANCELLED;
  }

  private ActionResult restarted(ActionResult result, After after, String prefix) {
    run.journal().info("Getting reboot signal");
    Optional<String> refusal = run.departure().refusal();
    if (refusal.isEmpty()) {
      state.setRebooting();
      run.journal().changed();
      run.journal().settle();
      refusal =
          run.departure()
              .ask(run.progress().request(state, after, outputs(result)), run.progress().stack());
    }
    if (refusal.isPresent()) {
      state.setRunning();
      run.progress().moved();
    }
    return refusal
        .map(reason -> new ActionResult(Outcome.COMMAND_FAILED, prefix + reason, result.outputs()))
        .orElse(new ActionResult(result.outcome(), "", Map.of()));
  }

  private String reason(ActionResult result, String what) {
    return switch (result.outcome()) {
      case SUCCEEDED -> "";
      case TIMED_OUT ->
          what + name() + " timed out after " + state.plan().timeoutSeconds() + " seconds.";
      case CANCELLED -> "cancelled";
      default -> result.message();
    };
  }

  private static Value outputs(ActionResult result) {
    return Value.sequence(
        result.outputs().isEmpty() ? List.of() : List.of(Value.mapping(result.outputs())));
  }

  private String name() {
    return state.step().name();
  }
}
