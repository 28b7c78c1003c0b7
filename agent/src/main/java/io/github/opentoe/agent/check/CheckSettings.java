package io.github.opentoe.agent.check;

import io.github.opentoe.agent.action.Platform;
import java.util.Set;

/**
 * What documents are checked against.
 *
 * @param platforms each action must work on all of them (DL-25)
 * @param keepUnknownReferences whether undeclared names are copied through (DL-65)
 * @param lenientInputs whether unknown keys inside inputs are warnings (AM-3)
 * @param blockedActions actions that are refused (AM-7)
 * @param selectedPhases the phases of this run; empty for all (DL-57)
 */
public record CheckSettings(
    Set<Platform> platforms,
    boolean keepUnknownReferences,
    boolean lenientInputs,
    Set<String> blockedActions,
    Set<String> selectedPhases) {

  public CheckSettings {
    platforms = Set.copyOf(platforms);
    blockedActions = Set.copyOf(blockedActions);
    selectedPhases = Set.copyOf(selectedPhases);
  }

  /** Whether a phase is part of the run. */
  public boolean isSelected(String phase) {
    return selectedPhases.isEmpty() || selectedPhases.contains(phase);
  }
}
