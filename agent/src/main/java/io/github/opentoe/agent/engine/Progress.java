package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.condition.Gate;
import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.secret.Secrets;
import io.github.opentoe.agent.state.Frame;
import io.github.opentoe.agent.state.Position;
import io.github.opentoe.agent.state.RunPoint;
import io.github.opentoe.agent.state.RunStore;
import io.github.opentoe.agent.state.SavedDocument;
import io.github.opentoe.agent.state.StateRecord;
import io.github.opentoe.agent.state.StateRecord.Onward;
import io.github.opentoe.agent.value.Value;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps how far one run is, ahead of what it does next (EX-24). */
final class Progress {

  private final RunStore store;
  private final Secrets secrets;
  private final Journal journal;
  private final RunState state;
  private final List<Frame> above;

  /**
   * @param above the steps that this run is nested in, outermost first
   */
  Progress(Surroundings surroundings, Journal journal, RunState state, List<Frame> above) {
    this.store = surroundings.departure().store();
    this.secrets = surroundings.secrets();
    this.journal = journal;
    this.state = state;
    this.above = List.copyOf(above);
  }

  /** Where this run and those around it stand. */
  List<Frame> stack() {
    Position position = state.position();
    DocumentState document = state.documents().get(position.document());
    PhaseState phase = document.phases().get(position.phase());
    StepState step = phase.steps().get(position.step());
    List<Frame> stack = new ArrayList<>(above);
    stack.add(
        new Frame(
            position,
            step.decision().map(Gate.Outcome::word),
            document.startedAt(),
            phase.startedAt(),
            step.startedAt()));
    return stack;
  }

  /** An attempt begins. */
  void moved() {
    if (store.isKeeping()) {
      keep(() -> store.move(store.point().movedTo(stack(), store.point().counts())));
    }
  }

  /** A step ended; on disk before anything else runs, or when this returns where nothing does. */
  void ended(StepState step, Onward onward) {
    if (!store.isKeeping()) {
      return;
    }
    StateRecord record =
        new StateRecord.StepEnded(
            at(),
            step.result(),
            step.wasExecuted(),
            step.keptInputs(),
            step.keepsOutputs(),
            onward,
            step.seal());
    if (above.isEmpty()) {
      count(step);
    }
    boolean isLast = onward != Onward.GO || isLastOfPhase();
    keep(() -> write(record, !isLast || step.status() == Status.SKIPPED));
  }

  private boolean isLastOfPhase() {
    Position position = state.position();
    DocumentState document = state.documents().get(position.document());
    return position.step() + 1 >= document.phases().get(position.phase()).steps().size();
  }

  private void write(StateRecord record, boolean later) throws IOException {
    if (later) {
      store.write(record);
    } else {
      store.append(record);
    }
  }

  private void count(StepState step) {
    Counts before = store.point().counts();
    Counts now =
        new Counts(
            before.executed() + (step.wasExecuted() ? 1 : 0),
            before.failed() + (step.status() == Status.FAILED ? 1 : 0),
            before.ignoredFailed() + (step.status() == Status.IGNORED_FAILURE ? 1 : 0),
            before.skipped() + (step.status() == Status.SKIPPED ? 1 : 0));
    store.count(now);
  }

  /** An iteration succeeded; on disk when this returns. */
  void iterationEnded(StepState step, Value outputs, List<RunReport> nested) {
    iterationEnded(kept(step, outputs), nested);
  }

  /** The same, where the outputs may be gone. */
  void iterationEnded(Optional<Value> outputs, List<RunReport> nested) {
    if (store.isKeeping()) {
      StateRecord record = new StateRecord.IterationEnded(at(), outputs, nested);
      keep(() -> store.append(record));
    }
  }

  /** A nested run begins. */
  void nestedStarted(RunState nested, SavedDocument document) {
    if (store.isKeeping()) {
      store.note(
          new StateRecord.NestedStarted(at(), nested.executionId(), nested.startedAt(), document));
    }
  }

  void phaseEnded(Optional<Instant> startedAt, Instant endedAt) {
    if (store.isKeeping()) {
      store.note(new StateRecord.PhaseEnded(at(), startedAt.orElse(endedAt), endedAt));
    }
  }

  void documentEnded(Optional<Instant> startedAt, Instant endedAt) {
    if (store.isKeeping()) {
      store.note(new StateRecord.DocumentEnded(at(), startedAt.orElse(endedAt), endedAt));
    }
  }

  /** What is kept of a request for a restart. */
  RunPoint.Restart request(StepState step, RunPoint.After after, Value outputs) {
    boolean isDone = after == RunPoint.After.NEXT_STEP;
    return new RunPoint.Restart(after, isDone ? kept(step, outputs) : Optional.empty(), 0);
  }

  private Optional<Value> kept(StepState step, Value outputs) {
    boolean hides = step.step().disableLogging() || !secrets.maskOutput(outputs).equals(outputs);
    return hides ? Optional.empty() : Optional.of(outputs);
  }

  private List<Position> at() {
    List<Position> at = new ArrayList<>(above.stream().map(Frame::position).toList());
    at.add(state.position());
    return at;
  }

  private void keep(Work work) {
    try {
      work.run();
      state.setKept(true);
    } catch (IOException e) {
      if (state.setKept(false)) {
        journal.warning(
            "The state of the run cannot be written: "
                + OsReason.of(e)
                + ". The run goes on, but could not go on after a restart.");
      }
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
