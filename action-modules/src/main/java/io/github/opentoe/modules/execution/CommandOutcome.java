package io.github.opentoe.modules.execution;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;

/** What the end of a command means for its step (AM-67 … AM-69). */
final class CommandOutcome {

  /** The output that every command gives. */
  static final Output STDOUT =
      Output.text("stdout", "What was printed to standard output, without line breaks at its end.");

  private static final String MISSING = "no such file or directory";
  private static final int SIGNALS = 128;
  private static final int HIGHEST_SIGNAL = 31;

  private CommandOutcome() {}

  /**
   * The result of a step.
   *
   * @param missing what to say where the program does not exist
   * @param program how to name the program in other failures to start it
   */
  static ActionResult of(
      CommandResult command, ActionContext context, String missing, String program) {
    return switch (command.ending()) {
      case EXITED -> ofExit(command, context);
      case TIMED_OUT -> of(Outcome.TIMED_OUT, "", command);
      case CANCELLED -> of(Outcome.CANCELLED, "", command);
      case NOT_STARTED ->
          ActionResult.failed(
              command.reason().equals(MISSING)
                  ? missing
                  : "cannot run " + program + ": " + command.reason());
      case NO_SCRIPT -> ActionResult.failed(command.reason());
    };
  }

  private static ActionResult ofExit(CommandResult command, ActionContext context) {
    int code = command.exitCode();
    if (code == 0) {
      return of(Outcome.SUCCEEDED, "", command);
    }
    if (code == context.platform().restartCode()) {
      if (context.platform() != Platform.WINDOWS) {
        context.log().info("exit code 194 asks for a restart (3010 becomes 194 in 8 bits)");
      }
      return of(Outcome.RESTART_SAME_STEP, "", command);
    }
    return of(Outcome.COMMAND_FAILED, statusText(code, context.platform()), command);
  }

  /** Java and shells both report 128 and the signal's number, so that it can only be a hint. */
  private static String statusText(int code, Platform platform) {
    int signal = code - SIGNALS;
    boolean maybeSignal = platform != Platform.WINDOWS && signal >= 1 && signal <= HIGHEST_SIGNAL;
    return "exit status " + code + (maybeSignal ? " (signal " + signal + ")" : "");
  }

  private static ActionResult of(Outcome outcome, String message, CommandResult command) {
    ActionResult withOutput = ActionResult.succeeded(STDOUT.name(), command.stdout());
    return new ActionResult(outcome, message, withOutput.outputs());
  }
}
