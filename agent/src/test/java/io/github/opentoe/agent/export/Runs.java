package io.github.opentoe.agent.export;

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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reports for tests. */
final class Runs {

  static final Instant START = Instant.parse("2031-02-03T04:05:06Z");

  /** Everything that could break a document of markup, or deceive its reader. */
  static final String HOSTILE =
      "<script>alert(1)</script> ]]> --> &amp; \"q\" 'a' \u0000\u001b[31m\u0007\u009b"
          + " \ud800 \udc00 \ufffe \uffff \u202e \u2066 \r\n\t ü日😀";

  private Runs() {}

  static RunReport refused(String message, Problem... problems) {
    return report(Status.FAILED, message, Optional.empty(), List.of(), List.of(problems));
  }

  static RunReport of(Status status, Optional<Path> logs, StepResult... steps) {
    String message = status == Status.FAILED ? "Document a.yaml failed!" : "";
    return report(status, message, logs, List.of(document("", "a.yaml", steps)), List.of());
  }

  static RunReport of(Status status, DocumentResult... documents) {
    return report(status, "", Optional.empty(), List.of(documents), List.of());
  }

  static DocumentResult document(String name, String path, StepResult... steps) {
    PhaseResult build =
        new PhaseResult("build", true, Status.SUCCESS, "", time(0), time(9), List.of(steps));
    PhaseResult other =
        new PhaseResult(
            "other",
            false,
            Status.NOT_RUN,
            "",
            Optional.empty(),
            Optional.empty(),
            List.of(step("Unselected", Status.NOT_RUN)));
    return new DocumentResult(
        name, path, "", Status.SUCCESS, "", time(0), time(9), List.of(build, other));
  }

  static StepResult step(String name, Status status) {
    return step(name, status, "exit status 3", List.of());
  }

  static StepResult step(String name, Status status, String reason, List<RunReport> nested) {
    boolean failed = status == Status.FAILED || status == Status.IGNORED_FAILURE;
    boolean began = status != Status.NOT_RUN;
    return new StepResult(
        name,
        status,
        failed ? reason : "",
        7200,
        "Abort",
        2,
        "ExecuteBash",
        began ? time(1) : Optional.empty(),
        began ? Optional.of(START.plusMillis(2234)) : Optional.empty(),
        Value.mapping(Map.of("commands", Value.sequence(List.of(Value.text("echo " + reason))))),
        Optional.empty(),
        Optional.empty(),
        nested.isEmpty() ? Optional.empty() : Optional.of(nested),
        failed ? Optional.of(card(name, reason)) : Optional.empty());
  }

  private static FailureCard card(String step, String reason) {
    return new FailureCard(
        "a.yaml",
        "build",
        step,
        new SourceLocation("a.yaml", 7, 9),
        "ExecuteBash",
        2,
        reason,
        "echo " + reason,
        OptionalInt.of(3),
        List.of("said on stderr: " + reason));
  }

  private static RunReport report(
      Status status,
      String message,
      Optional<Path> logs,
      List<DocumentResult> documents,
      List<Problem> problems) {
    return new RunReport(
        "id-7", status, message, time(0), time(10), Counts.NONE, logs, documents, problems);
  }

  private static Optional<Instant> time(int seconds) {
    return Optional.of(START.plusSeconds(seconds));
  }
}
