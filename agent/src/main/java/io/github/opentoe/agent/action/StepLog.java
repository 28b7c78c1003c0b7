package io.github.opentoe.agent.action;

/** Takes what an action has to say; each line gets the action's name in front. */
public interface StepLog {

  /** A line for console.log and application.log. */
  void info(String text);

  /** A line for application.log. */
  void debug(String text);

  /** A line for both logs and for whoever watches. */
  void warning(String text);
}
