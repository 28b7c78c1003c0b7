package io.github.opentoe.agent.process;

import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;

/** Runs commands of steps (action-modules §2.11, §2.12). */
public final class CommandRunner implements AutoCloseable {

  /** Runs one command to its end; see {@link io.github.opentoe.agent.action.ProcessRunner}. */
  public CommandResult run(Command command, CommandScope scope) throws InterruptedException {
    return new CommandResult(
        CommandResult.Ending.NOT_STARTED, -1, "", "", command.toString() + scope);
  }

  /** Removes what it keeps between commands. */
  @Override
  public void close() {}
}
