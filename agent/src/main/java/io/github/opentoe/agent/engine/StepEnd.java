package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.value.Value;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a step, or one attempt at it, ended.
 *
 * @param outcome as an action's
 * @param reason why it failed, complete; empty otherwise
 * @param outputs the output list
 */
record StepEnd(Outcome outcome, String reason, Value outputs) {

  static StepEnd failed(String reason) {
    return new StepEnd(Outcome.FAILED, reason, Value.sequence(List.of()));
  }

  static StepEnd cancelled() {
    return new StepEnd(Outcome.CANCELLED, "cancelled", Value.sequence(List.of()));
  }

  /** The same end with another wording of its reason. */
  StepEnd withReason(UnaryOperator<String> wording) {
    return new StepEnd(outcome, wording.apply(reason), outputs);
  }

  boolean isSuccess() {
    return outcome == Outcome.SUCCEEDED;
  }

  /** Whether another attempt makes sense. */
  boolean mayBeRetried() {
    return outcome == Outcome.FAILED
        || outcome == Outcome.COMMAND_FAILED
        || outcome == Outcome.TIMED_OUT;
  }

  /** Whether the run ends, whatever onFailure says. */
  boolean endsRun() {
    return outcome == Outcome.CANCELLED || outcome == Outcome.RUN_ENDED;
  }
}
