package io.github.opentoe.modules.command;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import java.io.IOException;
import java.util.Map;

/** Carries the end of an action out of nested work, where a program did not do its part. */
public final class CommandStop extends IOException {

  private static final long serialVersionUID = 1L;

  private final Outcome outcome;

  private CommandStop(Outcome outcome, String message) {
    super(message);
    this.outcome = outcome;
  }

  /** A failure with its message, without the module's name in front. */
  public static CommandStop failed(String message) {
    return new CommandStop(Outcome.FAILED, message);
  }

  /** Any end other than success, without its outputs. */
  public static CommandStop of(ActionResult result) {
    return new CommandStop(result.outcome(), result.message());
  }

  static CommandStop stopped(Outcome outcome) {
    return new CommandStop(outcome, "");
  }

  /** What it means for the action. */
  public ActionResult result() {
    return new ActionResult(outcome, String.valueOf(getMessage()), Map.of());
  }
}
