package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.document.OnFailure;
import io.github.opentoe.agent.report.FailureCard;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.state.Frame;
import io.github.opentoe.agent.state.Position;
import io.github.opentoe.agent.state.StateRecord.Onward;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs the documents of a run: phases and steps in order, statuses upwards (§6.1, §6.3, §6.4). */
public final class DocumentRunner {

  private final RunContext run;
  private boolean ended;
  private boolean brokenOff;

  /**
   * A runner for the run of a request.
   *
   * @param recovery what it had done before it was cut off
   */
  public DocumentRunner(
      Surroundings surroundings,
      Journal journal,
      RunScope scope,
      RunState state,
      Recovery recovery) {
    this(
        new RunContext(
            surroundings,
            journal,
            scope,
            state,
            new Progress(surroundings, journal, state, List.of()),
            recovery));
  }

  DocumentRunner(RunContext run) {
    this.run = run;
  }

  /** Runs everything, until the end or until something ends the run. */
  public RunEnd run() {
    Journal journal = run.journal();
    List<DocumentState> documents = run.state().documents();
    if (documents.stream().allMatch(DocumentState::isPassedOver)) {
      journal.warning("no phase matched");
    }
    for (int index = 0; index < documents.size() && !ended && !isLeft(); index++) {
      runDocument(documents.get(index), index);
    }
    if (isLeft()) {
      return RunEnd.LEFT;
    }
    List<String> failed =
        documents.stream()
            .filter(document -> document.status() == Status.FAILED)
            .map(document -> "Document " + document.loaded().source() + " failed!")
            .toList();
    Status status = failed.isEmpty() ? Status.SUCCESS : Status.FAILED;
    run.state().end(status, String.join(" ", failed), journal.now());
    journal.changed();
    return brokenOff ? RunEnd.BROKEN_OFF : RunEnd.WHOLE;
  }

  private boolean isLeft() {
    return run.departure().isUnderway();
  }

  private void runDocument(DocumentState document, int index) {
    if (document.isEnded()) {
      document.steps().forEach(this::takeUp);
      return;
    }
    Journal journal = run.journal();
    String source = document.loaded().source();
    int depth = run.scope().depth();
    journal.info("Document " + source);
    journal.event(new RunEvent.DocumentStarted(journal.now(), source, depth));
    Optional<Instant> before = run.recovery().frame(index).flatMap(Frame::documentStart);
    document.start(before.orElseGet(journal::now));
    for (int phase = 0; phase < document.phases().size() && !ended && !isLeft(); phase++) {
      run.state().moveTo(new Position(index, phase, 0, 0, 0));
      if (document.phases().get(phase).isSelected()) {
        runPhase(document, phase);
      }
    }
    if (isLeft()) {
      return;
    }
    Instant now = journal.now();
    document.end(now);
    run.progress().documentEnded(document.result().startedAt(), now);
    journal.event(new RunEvent.DocumentFinished(now, source, depth, document.status()));
    journal.changed();
  }

  private void runPhase(DocumentState document, int index) {
    PhaseState phase = document.phases().get(index);
    if (phase.isEnded()) {
      phase.steps().forEach(this::takeUp);
      return;
    }
    Journal journal = run.journal();
    String name = phase.phase().name();
    int depth = run.scope().depth();
    journal.info("Phase " + name);
    journal.debug("Executor: STARTED PHASE " + name + " IN DOCUMENT " + document.loaded().source());
    journal.event(new RunEvent.PhaseStarted(journal.now(), name, depth));
    int number = run.state().position().document();
    Optional<Instant> before = run.recovery().frame(number, index).flatMap(Frame::phaseStart);
    phase.start(before.orElseGet(journal::now));
    for (int step = 0; step < phase.steps().size() && !ended && !isLeft(); step++) {
      run.state().moveTo(new Position(number, index, step, 0, 0));
      if (phase.steps().get(step).restored().isPresent()) {
        takeUp(phase.steps().get(step));
      } else {
        runStep(document, phase, step);
      }
    }
    if (isLeft()) {
      return;
    }
    Instant now = journal.now();
    phase.end(now);
    run.progress().phaseEnded(phase.result().startedAt(), now);
    journal.event(new RunEvent.PhaseFinished(now, name, depth, phase.status()));
    journal.changed();
  }

  /** A step that ended before the run was cut off means for it what it meant then. */
  private void takeUp(StepState step) {
    Onward onward = step.restored().orElse(Onward.GO);
    brokenOff |= onward == Onward.BROKEN_OFF;
    ended |= onward != Onward.GO;
  }

  private void runStep(DocumentState document, PhaseState phase, int index) {
    Journal journal = run.journal();
    StepState step = phase.steps().get(index);
    String name = step.step().name();
    int depth = run.scope().depth();
    Optional<Underway> underway = run.recovery().underway(run.state().position());
    journal.info("Step " + name);
    boolean isWanted = step.passedOver().isEmpty();
    if (isWanted && (underway.isEmpty() || underway.get().started().isEmpty())) {
      journal.resuming(name);
    }
    journal.event(
        new RunEvent.StepStarted(
            journal.now(), name, step.step().action(), index + 1, phase.steps().size(), depth));
    step.start(underway.flatMap(before -> before.frame().stepStart()).orElseGet(journal::now));
    StepRunner runner = new StepRunner(run, step, underway);
    boolean isCancelled = isWanted && run.surroundings().cancellation().isCancelled();
    Optional<StepEnd> end = isCancelled ? Optional.of(StepEnd.cancelled()) : runner.run();
    if (isLeft() || (isCancelled && run.departure().leaveIfStopping())) {
      journal.changed();
      return;
    }
    Onward onward = Onward.GO;
    if (end.isEmpty()) {
      String why = step.passedOver().isEmpty() ? "" : ": " + step.passedOver();
      journal.info("Executor: Step " + name + " skipped" + why);
      step.end(Status.SKIPPED, "", step.result().startedAt().orElseGet(journal::now));
    } else {
      onward = conclude(document, step, runner, end.get());
    }
    run.progress().ended(step, onward);
    journal.event(new RunEvent.StepFinished(journal.now(), step.result(), depth));
    journal.changed();
  }

  private Onward conclude(DocumentState document, StepState step, StepRunner runner, StepEnd end) {
    Journal journal = run.journal();
    step.give(end.outputs(), run.surroundings().secrets());
    if (end.isSuccess()) {
      step.end(Status.SUCCESS, "", journal.now());
      return Onward.GO;
    }
    String name = step.step().name();
    String reason = Failures.bounded(journal.masked(end.reason()));
    FailureCard card =
        Failures.masked(
            Failures.card(document, step, runner, reason), run.surroundings().secrets());
    step.explain(card);
    journal.info("Executor: Step " + name + " failed: " + reason);
    Failures.describe(card).forEach(journal::debug);
    boolean ignored = step.step().onFailure() == OnFailure.IGNORE && !end.endsRun();
    if (ignored) {
      journal.info("Executor: Failure of step " + name + " ignored");
    }
    step.end(ignored ? Status.IGNORED_FAILURE : Status.FAILED, reason, journal.now());
    brokenOff |= end.endsRun();
    ended = brokenOff || step.step().onFailure() == OnFailure.ABORT;
    return brokenOff ? Onward.BROKEN_OFF : ended ? Onward.ABORT : Onward.GO;
  }
}
