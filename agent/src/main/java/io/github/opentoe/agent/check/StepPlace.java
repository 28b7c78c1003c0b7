package io.github.opentoe.agent.check;

import io.github.opentoe.agent.document.Phase;
import io.github.opentoe.agent.document.Step;

/**
 * A step and where it stands in its document.
 *
 * @param order counts all steps of the document, from 0
 */
record StepPlace(Phase phase, Step step, int order) {

  /** What messages about the step begin with (AM-77). */
  String context() {
    return "Parsing step '" + step.name() + "' in phase '" + phase.name() + "' failed. Error: ";
  }

  String path() {
    return phase.name() + "." + step.name();
  }
}
