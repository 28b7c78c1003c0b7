package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.NestedDocuments;
import io.github.opentoe.agent.state.Position;
import java.util.Optional;

/**
 * What the parts of the engine share while one run goes on.
 *
 * @param surroundings the same for nested runs
 * @param journal takes what happens
 * @param scope of this run
 * @param state of this run
 * @param progress keeps how far it is
 * @param recovery what it had done before it was cut off
 */
record RunContext(
    Surroundings surroundings,
    Journal journal,
    RunScope scope,
    RunState state,
    Progress progress,
    Recovery recovery) {

  /** An attempt begins; what came before is on disk when this returns. */
  void attempt(int number, long iteration) {
    Position now = state.position();
    state.moveTo(new Position(now.document(), now.phase(), now.step(), number, iteration));
    progress.moved();
  }

  void iterate(long index) {
    Position now = state.position();
    state.moveTo(new Position(now.document(), now.phase(), now.step(), now.attempt(), index));
  }

  DocumentState document() {
    return state.documents().get(state.position().document());
  }

  Departure departure() {
    return surroundings.departure();
  }

  /**
   * Runs documents in a step.
   *
   * @param underway how far the step was when the run was cut off
   */
  NestedDocuments nestedRuns(StepState step, Deadline deadline, Optional<Underway> underway) {
    return new NestedRuns(this, step, deadline, underway);
  }
}
