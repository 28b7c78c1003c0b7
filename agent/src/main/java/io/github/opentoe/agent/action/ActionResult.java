package io.github.opentoe.agent.action;

import io.github.opentoe.agent.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of running an action once.
 *
 * @param outcome how it ended
 * @param message why it failed, without the module's name in front; empty otherwise
 * @param outputs by the names the declaration lists; may be partial after a failure (AM-23)
 */
public record ActionResult(Outcome outcome, String message, Map<String, Value> outputs) {

  /** How an action ended. */
  public enum Outcome {
    SUCCEEDED,
    /** Failed; the message gets the module's name in front (AM-76). */
    FAILED,
    /** A command ended with this exit status; the message stays as it is (AM-67). */
    COMMAND_FAILED,
    /** Wants a restart, and then to run again. */
    RESTART_SAME_STEP,
    /** Wants a restart, and is done. */
    RESTART_NEXT_STEP,
    /** The deadline passed. */
    TIMED_OUT,
    /** The run was cancelled. */
    CANCELLED,
    /** Failed in a way that ends the whole run, whatever onFailure says (EX-34). */
    RUN_ENDED
  }

  public ActionResult {
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /** Success without outputs. */
  public static ActionResult succeeded() {
    return new ActionResult(Outcome.SUCCEEDED, "", Map.of());
  }

  /** Success. */
  public static ActionResult succeeded(Map<String, Value> outputs) {
    return new ActionResult(Outcome.SUCCEEDED, "", outputs);
  }

  /** Success with one text output. */
  public static ActionResult succeeded(String output, String text) {
    return succeeded(Map.of(output, Value.text(text)));
  }

  /** Failure with a reason such as {@code file does not exist: /x}. */
  public static ActionResult failed(String message) {
    return new ActionResult(Outcome.FAILED, message, Map.of());
  }

  /** The same outcome with other outputs. */
  public ActionResult withOutputs(Map<String, Value> other) {
    return new ActionResult(outcome, message, other);
  }

  /** Whether the action did what it should. */
  public boolean isSuccess() {
    return outcome == Outcome.SUCCEEDED;
  }
}
