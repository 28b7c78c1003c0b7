package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.ActionDeclaration.Timeout;
import io.github.opentoe.agent.binding.InputTree;
import io.github.opentoe.agent.binding.InstalledAction;
import io.github.opentoe.agent.document.Step;
import java.util.List;

/**
 * A step with its action and its inputs as trees with open references.
 *
 * @param phase the name of its phase
 */
record StepPlan(String phase, Step step, InstalledAction<?> action, List<InputTree> inputs) {

  private static final int USUAL_TIMEOUT = 7200;

  static StepPlan of(String phase, Step step, InstalledAction<?> action) {
    return new StepPlan(
        phase, step, action, step.inputs().entries().stream().map(InputTree::of).toList());
  }

  /** Effective; -1 means none. */
  int timeoutSeconds() {
    int usual = action.declaration().timeout() == Timeout.NONE ? -1 : USUAL_TIMEOUT;
    return step.timeoutSeconds().map(Step.Given::number).orElse(usual);
  }

  int maxAttempts() {
    return step.maxAttempts().map(Step.Given::number).orElse(1);
  }
}
