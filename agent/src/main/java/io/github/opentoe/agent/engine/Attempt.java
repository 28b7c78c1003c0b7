package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.binding.InputTree;
import io.github.opentoe.agent.binding.InstalledAction;
import io.github.opentoe.agent.report.RunLog;
import io.github.opentoe.agent.value.Value;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** One attempt at a step: the action once, or once per iteration, under one deadline. */
final class Attempt {

  private static final long MANY_ITERATIONS = 10_000;

  private final StepState state;
  private final RunContext run;
  private final Deadline deadline;
  private final RunLog log;
  private Optional<StepContext> context = Optional.empty();

  Attempt(StepState state, RunContext run) {
    this.state = state;
    this.run = run;
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
      run.iterate(index);
      List<InputTree> filled = inputs.stream().map(tree -> tree.fill(iteration)).toList();
      ActionResult result = call(state.plan().action(), filled);
      if (!result.isSuccess()) {
        return failedLoop(result, index, outputs.result());
      }
      outputs.add(outputs(result));
    }
    return new StepEnd(Outcome.SUCCEEDED, "", outputs.result());
  }

  private StepEnd failedLoop(ActionResult result, long index, Value outputs) {
    String own = reason(result, "Loop of step ");
    if (result.outcome() == Outcome.TIMED_OUT || result.outcome() == Outcome.CANCELLED) {
      return new StepEnd(result.outcome(), own, outputs);
    }
    run.journal().info("Executor: Iteration " + index + " of step " + name() + " failed: " + own);
    return new StepEnd(
        result.outcome(),
        "Loop of step " + name() + " failed at iteration index(es) [" + index + "].",
        outputs);
  }

  private <I extends Record> ActionResult call(InstalledAction<I> action, List<InputTree> inputs) {
    StepContext next =
        new StepContext(
            run.surroundings(), action.name(), log, deadline, run.nestedRuns(state, deadline));
    context = Optional.of(next);
    run.journal().info(action.name() + ": STARTED EXECUTION");
    ActionResult result =
        new ActionCall<>(
                action,
                next,
                run.scope().check().lenientInputs(),
                new MachineConditions(run.surroundings()))
            .run(inputs);
    run.journal().info(action.name() + ": FINISHED EXECUTION");
    return result;
  }

  private String reason(ActionResult result, String what) {
    return switch (result.outcome()) {
      case SUCCEEDED -> "";
      case TIMED_OUT ->
          what + name() + " timed out after " + state.plan().timeoutSeconds() + " seconds.";
      case CANCELLED -> "cancelled";
      case RESTART_SAME_STEP, RESTART_NEXT_STEP ->
          "a restart was asked for, which this version cannot do yet";
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
