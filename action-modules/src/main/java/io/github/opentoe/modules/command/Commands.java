package io.github.opentoe.modules.command;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import java.util.List;

/**
 * Runs programs one after the other, as parts of one action.
 *
 * @param context where they run
 */
public record Commands(ActionContext context) {

  /**
   * Runs one until it exits, with whatever status.
   *
   * @param program how to name it where it cannot be started
   * @throws CommandStop where it cannot be started, or has to be ended before its time
   */
  public CommandResult run(String program, List<String> arguments)
      throws CommandStop, InterruptedException {
    CommandResult result = context.processes().run(Command.of(arguments));
    return switch (result.ending()) {
      case EXITED -> result;
      case TIMED_OUT -> throw CommandStop.stopped(Outcome.TIMED_OUT);
      case CANCELLED -> throw CommandStop.stopped(Outcome.CANCELLED);
      case NOT_STARTED, NO_SCRIPT ->
          throw CommandStop.failed("cannot run " + program + ": " + result.reason());
    };
  }

  /**
   * Runs one that has to exit with status 0.
   *
   * @throws CommandStop also for another status
   */
  public CommandResult require(String program, List<String> arguments)
      throws CommandStop, InterruptedException {
    CommandResult result = run(program, arguments);
    if (result.exitCode() != 0) {
      throw CommandStop.failed(program + " exit status " + result.exitCode());
    }
    return result;
  }
}
