package io.github.opentoe.agent.action;

/** Runs one command of a step to its end, under the step's deadline and log (AM-60 … AM-75). */
@FunctionalInterface
public interface ProcessRunner {

  /**
   * Starts it, captures what it prints and waits for its end. At the deadline or a cancellation the
   * whole process tree dies.
   */
  CommandResult run(Command command) throws InterruptedException;
}
