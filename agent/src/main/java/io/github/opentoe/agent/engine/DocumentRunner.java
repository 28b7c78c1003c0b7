package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.document.OnFailure;
import io.github.opentoe.agent.report.FailureCard;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.Status;
import java.util.List;
import java.util.Optional;

/** Runs the documents of a run: phases and steps in order, statuses upwards (§6.1, §6.3, §6.4). */
public final class DocumentRunner {

  private final RunContext run;
  private boolean ended;
  private boolean brokenOff;

  /** A runner for this run. */
  public DocumentRunner(
      Surroundings surroundings, Journal journal, RunScope scope, RunState state) {
    this.run = new RunContext(surroundings, journal, scope, state);
  }

  /**
   * Runs everything, until the end or until a failure ends the run.
   *
   * @return false where something ended it that no onFailure can overrule
   */
  public boolean run() {
    Journal journal = run.journal();
    List<DocumentState> documents = run.state().documents();
    if (documents.stream().allMatch(DocumentState::isPassedOver)) {
      journal.warning("no phase matched");
    }
    for (int index = 0; index < documents.size() && !ended; index++) {
      runDocument(documents.get(index), index);
    }
    List<String> failed =
        documents.stream()
            .filter(document -> document.status() == Status.FAILED)
            .map(document -> "Document " + document.loaded().source() + " failed!")
            .toList();
    Status status = failed.isEmpty() ? Status.SUCCESS : Status.FAILED;
    run.state().end(status, String.join(" ", failed), journal.now());
    journal.changed();
    return !brokenOff;
  }

  private void runDocument(DocumentState document, int index) {
    Journal journal = run.journal();
    String source = document.loaded().source();
    int depth = run.scope().depth();
    journal.info("Document " + source);
    journal.event(new RunEvent.DocumentStarted(journal.now(), source, depth));
    document.start(journal.now());
    for (int phase = 0; phase < document.phases().size() && !ended; phase++) {
      run.state().moveTo(new Position(index, phase, 0, 0, 0));
      if (document.phases().get(phase).isSelected()) {
        runPhase(document, phase);
      }
    }
    List<Status> statuses = document.phases().stream().map(PhaseState::status).toList();
    List<String> failed =
        document.phases().stream()
            .filter(phase -> phase.status() == Status.FAILED)
            .map(phase -> "Phase " + phase.phase().name() + " failed!")
            .toList();
    document.end(rollUp(statuses), String.join(" ", failed), journal.now());
    journal.event(new RunEvent.DocumentFinished(journal.now(), source, depth, document.status()));
    journal.changed();
  }

  private void runPhase(DocumentState document, int index) {
    Journal journal = run.journal();
    PhaseState phase = document.phases().get(index);
    String name = phase.phase().name();
    int depth = run.scope().depth();
    journal.info("Phase " + name);
    journal.debug("Executor: STARTED PHASE " + name + " IN DOCUMENT " + document.loaded().source());
    journal.event(new RunEvent.PhaseStarted(journal.now(), name, depth));
    phase.start(journal.now());
    for (int step = 0; step < phase.steps().size() && !ended; step++) {
      Position now = run.state().position();
      run.state().moveTo(new Position(now.document(), index, step, 0, 0));
      runStep(document, phase, step);
    }
    List<Status> statuses = phase.steps().stream().map(StepState::status).toList();
    List<String> failed =
        phase.steps().stream()
            .filter(step -> step.status() == Status.FAILED)
            .map(step -> "Step " + step.step().name() + " failed!")
            .toList();
    phase.end(rollUp(statuses), String.join(" ", failed), journal.now());
    journal.event(new RunEvent.PhaseFinished(journal.now(), name, depth, phase.status()));
    journal.changed();
  }

  private void runStep(DocumentState document, PhaseState phase, int index) {
    Journal journal = run.journal();
    StepState step = phase.steps().get(index);
    String name = step.step().name();
    int depth = run.scope().depth();
    journal.info("Step " + name);
    journal.event(
        new RunEvent.StepStarted(
            journal.now(), name, step.step().action(), index + 1, phase.steps().size(), depth));
    step.start(journal.now());
    StepRunner runner = new StepRunner(run, step);
    Optional<StepEnd> end =
        run.surroundings().cancellation().isCancelled()
            ? Optional.of(StepEnd.cancelled())
            : runner.run();
    if (end.isEmpty()) {
      journal.info("Executor: Step " + name + " skipped");
      step.end(Status.SKIPPED, "", step.result().startedAt().orElseGet(journal::now));
    } else {
      conclude(document, step, runner, end.get());
    }
    journal.event(new RunEvent.StepFinished(journal.now(), step.result(), depth));
    journal.changed();
  }

  private void conclude(DocumentState document, StepState step, StepRunner runner, StepEnd end) {
    Journal journal = run.journal();
    step.give(end.outputs(), run.surroundings().secrets());
    if (end.isSuccess()) {
      step.end(Status.SUCCESS, "", journal.now());
      return;
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
  }

  /** The strongest status below decides; skipped counts as success (§6.4). */
  private static Status rollUp(List<Status> below) {
    if (below.contains(Status.FAILED)) {
      return Status.FAILED;
    }
    boolean ignored =
        below.contains(Status.IGNORED_FAILURE)
            || below.contains(Status.SUCCESS_WITH_IGNORED_FAILURE);
    return ignored ? Status.SUCCESS_WITH_IGNORED_FAILURE : Status.SUCCESS;
  }
}
