package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.NestedDocuments;

/**
 * What the parts of the engine share while one run goes on.
 *
 * @param surroundings the same for nested runs
 * @param journal takes what happens
 * @param scope of this run
 * @param state of this run
 */
record RunContext(Surroundings surroundings, Journal journal, RunScope scope, RunState state) {

  void attempt(int number) {
    Position now = state.position();
    state.moveTo(new Position(now.document(), now.phase(), now.step(), number, 0));
  }

  void iterate(long index) {
    Position now = state.position();
    state.moveTo(new Position(now.document(), now.phase(), now.step(), now.attempt(), index));
  }

  DocumentState document() {
    return state.documents().get(state.position().document());
  }

  NestedDocuments nestedRuns(StepState step, Deadline deadline) {
    return new NestedRuns(this, step, deadline);
  }
}
