package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.state.Position;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The state of one run as plain data: written by the engine's thread, read by any. */
public final class RunState {

  private final String executionId;
  private final Optional<Path> logFolder;
  private final List<DocumentState> documents;
  private final List<Problem> problems;
  private volatile Status status = Status.RUNNING;
  private volatile String failureMessage = "";
  private volatile Optional<Instant> endedAt = Optional.empty();
  private volatile Position position = Position.START;
  private Optional<RunReport> last = Optional.empty();
  private boolean kept = true;
  private final Instant startedAt;

  /** A run that begins now, with documents that passed their checks. */
  public RunState(
      String executionId,
      Optional<Path> logFolder,
      Instant startedAt,
      List<DocumentState> documents,
      List<Problem> problems) {
    this.executionId = executionId;
    this.logFolder = logFolder;
    this.startedAt = startedAt;
    this.documents = List.copyOf(documents);
    this.problems = List.copyOf(problems);
  }

  String executionId() {
    return executionId;
  }

  List<DocumentState> documents() {
    return documents;
  }

  Status status() {
    return status;
  }

  String failureMessage() {
    return failureMessage;
  }

  void moveTo(Position next) {
    position = next;
  }

  Position position() {
    return position;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** Remembers whether the last write worked; returns whether that is news. */
  boolean setKept(boolean worked) {
    boolean isNews = kept != worked;
    kept = worked;
    return isNews;
  }

  /** Takes up everything that had ended when the run was cut off. */
  public void restore(Recovery recovery) {
    for (int index = 0; index < documents.size(); index++) {
      documents.get(index).restore(recovery, index);
    }
  }

  synchronized void end(Status outcome, String message, Instant at) {
    failureMessage = message;
    endedAt = Optional.of(Span.later(startedAt, at));
    status = outcome;
  }

  /** Says why the whole run failed, where that is not the fault of a document. */
  public synchronized void explain(String message) {
    failureMessage = message;
    last = Optional.empty();
  }

  Counts counts() {
    int executed = 0;
    int failed = 0;
    int ignored = 0;
    int skipped = 0;
    for (DocumentState document : documents) {
      for (StepState step : document.steps().toList()) {
        executed += step.wasExecuted() ? 1 : 0;
        failed += step.status() == Status.FAILED ? 1 : 0;
        ignored += step.status() == Status.IGNORED_FAILURE ? 1 : 0;
        skipped += step.status() == Status.SKIPPED ? 1 : 0;
      }
    }
    return new Counts(executed, failed, ignored, skipped);
  }

  /** The state as it is now; the last one is always the same object. */
  public synchronized RunReport report() {
    RunReport report = last.orElseGet(this::now);
    if (endedAt.isPresent()) {
      last = Optional.of(report);
    }
    return report;
  }

  private RunReport now() {
    return new RunReport(
        executionId,
        status,
        failureMessage,
        Optional.of(startedAt),
        endedAt,
        counts(),
        logFolder,
        documents.stream().map(DocumentState::result).toList(),
        problems);
  }
}
