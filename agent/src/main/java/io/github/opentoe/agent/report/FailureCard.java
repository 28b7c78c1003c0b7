package io.github.opentoe.agent.report;

import io.github.opentoe.agent.problem.SourceLocation;
import java.util.List;
import java.util.OptionalInt;

/**
 * A failed step, explained.
 *
 * @param document the document as given
 * @param phase its phase
 * @param step its name
 * @param location where the step stands
 * @param action the action's name
 * @param attempt the last attempt, from 1
 * @param reason why it failed
 * @param command the resolved command or script; empty for actions that start none
 * @param exitCode of the command
 * @param stderrTail the last lines of its standard error; empty where logging is disabled
 */
public record FailureCard(
    String document,
    String phase,
    String step,
    SourceLocation location,
    String action,
    int attempt,
    String reason,
    String command,
    OptionalInt exitCode,
    List<String> stderrTail) {

  public FailureCard {
    stderrTail = List.copyOf(stderrTail);
  }
}
