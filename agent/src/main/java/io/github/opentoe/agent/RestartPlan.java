package io.github.opentoe.agent;

import java.util.List;

/**
 * How a run outlives restarts of the machine; without a state directory it cannot.
 *
 * @param mode who restarts the machine; a library that is told nothing never does
 * @param resumeCommand called at the start of the machine to go on, in system mode
 * @param resumesSaved whether the request is nothing but to go on with what is saved
 * @param configuration the content of a configuration file: other content is another run (EX-25)
 */
public record RestartPlan(
    RestartMode mode, List<String> resumeCommand, boolean resumesSaved, String configuration) {

  /** The caller restarts the machine. */
  public static final RestartPlan USUAL = new RestartPlan(RestartMode.EXIT, List.of(), false, "");

  public RestartPlan {
    resumeCommand = List.copyOf(resumeCommand);
  }
}
