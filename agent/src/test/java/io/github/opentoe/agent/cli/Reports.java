package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.FailureCard;
import io.github.opentoe.agent.report.PhaseResult;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reports for tests. */
final class Reports {

  static final Instant START = Instant.parse("2031-02-03T04:05:06Z");

  private Reports() {}

  static RunReport success(String id) {
    return report(id, Status.SUCCESS, "", List.of(), List.of());
  }

  /** A run that could not begin. */
  static RunReport setupFailure(String message, Problem... problems) {
    return report("id", Status.FAILED, message, List.of(), List.of(problems));
  }

  /** A run of one document with these steps. */
  static RunReport of(Status status, StepResult... steps) {
    PhaseResult phase =
        new PhaseResult("build", true, status, "", time(0), time(4), List.of(steps));
    DocumentResult document =
        new DocumentResult("", "doc.yaml", "", status, "", time(0), time(4), List.of(phase));
    return report("id", status, "", List.of(document), List.of());
  }

  static StepResult step(String name, Status status, String message) {
    return new StepResult(
        name,
        status,
        message,
        7200,
        "Abort",
        1,
        "ExecuteBash",
        time(0),
        time(1),
        Value.text(""),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        status == Status.FAILED ? Optional.of(card(name, message)) : Optional.empty());
  }

  /** A step that ran a document. */
  static StepResult caller(String name, RunReport nested) {
    StepResult step = step(name, nested.status(), "Document nested.yaml failed!");
    return new StepResult(
        step.name(),
        step.status(),
        step.failureMessage(),
        -1,
        "Abort",
        1,
        "ExecuteDocument",
        step.startedAt(),
        step.endedAt(),
        step.inputs(),
        step.outputs(),
        step.loop(),
        Optional.of(List.of(nested)),
        step.failure());
  }

  static FailureCard card(String step, String reason) {
    return new FailureCard(
        "doc.yaml",
        "build",
        step,
        new SourceLocation("doc.yaml", 7, 9),
        "ExecuteBash",
        2,
        reason,
        "bash -e /tmp/x/script.sh",
        OptionalInt.of(3),
        List.of("first\tline", "second \u001b[31mline"));
  }

  private static RunReport report(
      String id,
      Status status,
      String message,
      List<DocumentResult> documents,
      List<Problem> problems) {
    return new RunReport(
        id,
        status,
        message,
        time(0),
        time(4),
        new Counts(3, status == Status.FAILED ? 1 : 0, 0, 1),
        documents.isEmpty() ? Optional.empty() : Optional.of(Path.of("/logs/TOE_id")),
        documents,
        problems);
  }

  private static Optional<Instant> time(int seconds) {
    return Optional.of(START.plusSeconds(seconds));
  }
}
