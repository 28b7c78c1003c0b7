package io.github.opentoe.agent.state;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Results as saved values. Of a failure card the command and what it wrote are left out: they may
 * hold what must not be kept.
 */
final class ReportCodec {

  private ReportCodec() {}

  static Value write(List<RunReport> reports) {
    return Value.sequence(reports.stream().map(ReportCodec::write).toList());
  }

  static List<RunReport> reports(List<Value> values) throws UnreadableStateException {
    List<RunReport> reports = new ArrayList<>();
    for (Value value : values) {
      reports.add(report(JsonFields.of(value, "a nested run")));
    }
    return reports;
  }

  private static Value write(RunReport report) {
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put("executionId", Value.text(report.executionId()));
    outcome(saved, report.status(), report.failureMessage());
    saved.put("startedAt", JsonFields.of(report.startedAt()));
    saved.put("endedAt", JsonFields.of(report.endedAt()));
    saved.put("counts", write(report.counts()));
    saved.put("logFolder", Value.text(report.logFolder().map(Path::toString).orElse("")));
    saved.put(
        "documents", Value.sequence(report.documents().stream().map(ReportCodec::write).toList()));
    return Value.mapping(saved);
  }

  private static RunReport report(JsonFields saved) throws UnreadableStateException {
    List<DocumentResult> documents = new ArrayList<>();
    for (Value value : saved.list("documents")) {
      documents.add(document(JsonFields.of(value, "a document")));
    }
    return new RunReport(
        saved.text("executionId"),
        status(saved),
        saved.text("failureMessage"),
        saved.optionalInstant("startedAt"),
        saved.optionalInstant("endedAt"),
        counts(saved.fields("counts")),
        RunCodec.path(saved, "logFolder"),
        documents,
        List.of());
  }

  static Value write(Counts counts) {
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put("executed", new Value.Whole(counts.executed()));
    saved.put("failed", new Value.Whole(counts.failed()));
    saved.put("ignoredFailed", new Value.Whole(counts.ignoredFailed()));
    saved.put("skipped", new Value.Whole(counts.skipped()));
    return Value.mapping(saved);
  }

  static Counts counts(JsonFields saved) throws UnreadableStateException {
    return new Counts(
        saved.count("executed"),
        saved.count("failed"),
        saved.count("ignoredFailed"),
        saved.count("skipped"));
  }

  private static Value write(DocumentResult document) {
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put("name", Value.text(document.name()));
    saved.put("filePath", Value.text(document.filePath()));
    saved.put("description", Value.text(document.description()));
    outcome(saved, document.status(), document.failureMessage());
    saved.put("startedAt", JsonFields.of(document.startedAt()));
    saved.put("endedAt", JsonFields.of(document.endedAt()));
    saved.put(
        "phases", Value.sequence(document.phases().stream().map(ReportCodec::write).toList()));
    return Value.mapping(saved);
  }

  private static DocumentResult document(JsonFields saved) throws UnreadableStateException {
    List<PhaseResult> phases = new ArrayList<>();
    for (Value value : saved.list("phases")) {
      phases.add(phase(JsonFields.of(value, "a phase")));
    }
    return new DocumentResult(
        saved.text("name"),
        saved.text("filePath"),
        saved.text("description"),
        status(saved),
        saved.text("failureMessage"),
        saved.optionalInstant("startedAt"),
        saved.optionalInstant("endedAt"),
        phases);
  }

  private static Value write(PhaseResult phase) {
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put("name", Value.text(phase.name()));
    saved.put("selected", new Value.Flag(phase.selected()));
    outcome(saved, phase.status(), phase.failureMessage());
    saved.put("startedAt", JsonFields.of(phase.startedAt()));
    saved.put("endedAt", JsonFields.of(phase.endedAt()));
    saved.put("steps", Value.sequence(phase.steps().stream().map(ReportCodec::write).toList()));
    return Value.mapping(saved);
  }

  private static PhaseResult phase(JsonFields saved) throws UnreadableStateException {
    List<StepResult> steps = new ArrayList<>();
    for (Value value : saved.list("steps")) {
      steps.add(step(JsonFields.of(value, "a step")));
    }
    return new PhaseResult(
        saved.text("name"),
        saved.flag("selected"),
        status(saved),
        saved.text("failureMessage"),
        saved.optionalInstant("startedAt"),
        saved.optionalInstant("endedAt"),
        steps);
  }

  static Value write(StepResult step) {
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put("name", Value.text(step.name()));
    outcome(saved, step.status(), step.failureMessage());
    saved.put("timeoutSeconds", new Value.Whole(step.timeoutSeconds()));
    saved.put("onFailure", Value.text(step.onFailure()));
    saved.put("maxAttempts", new Value.Whole(step.maxAttempts()));
    saved.put("action", Value.text(step.action()));
    saved.put("startedAt", JsonFields.of(step.startedAt()));
    saved.put("endedAt", JsonFields.of(step.endedAt()));
    saved.put("inputs", step.inputs());
    saved.put("outputs", JsonFields.orNothing(step.outputs()));
    saved.put("loop", JsonFields.orNothing(step.loop()));
    saved.put("nested", JsonFields.orNothing(step.nested().map(ReportCodec::write)));
    saved.put("failure", JsonFields.orNothing(step.failure().map(ReportCodec::write)));
    return Value.mapping(saved);
  }

  static StepResult step(JsonFields saved) throws UnreadableStateException {
    Optional<List<RunReport>> nested =
        saved.optional("nested").isPresent()
            ? Optional.of(reports(saved.list("nested")))
            : Optional.empty();
    Optional<FailureCard> failure =
        saved.optional("failure").isPresent()
            ? Optional.of(card(saved.fields("failure")))
            : Optional.empty();
    return new StepResult(
        saved.text("name"),
        status(saved),
        saved.text("failureMessage"),
        (int) saved.whole("timeoutSeconds", -1, Integer.MAX_VALUE),
        saved.text("onFailure"),
        saved.count("maxAttempts"),
        saved.text("action"),
        saved.optionalInstant("startedAt"),
        saved.optionalInstant("endedAt"),
        saved.any("inputs"),
        saved.optional("outputs"),
        saved.optional("loop"),
        nested,
        failure);
  }

  private static Value write(FailureCard card) {
    Map<String, Value> saved = new LinkedHashMap<>();
    saved.put("document", Value.text(card.document()));
    saved.put("phase", Value.text(card.phase()));
    saved.put("step", Value.text(card.step()));
    saved.put("file", Value.text(card.location().file()));
    saved.put("line", new Value.Whole(card.location().line()));
    saved.put("column", new Value.Whole(card.location().column()));
    saved.put("action", Value.text(card.action()));
    saved.put("attempt", new Value.Whole(card.attempt()));
    saved.put("reason", Value.text(card.reason()));
    card.exitCode().ifPresent(code -> saved.put("exitCode", new Value.Whole(code)));
    return Value.mapping(saved);
  }

  private static FailureCard card(JsonFields saved) throws UnreadableStateException {
    OptionalInt exitCode =
        saved.optional("exitCode").isPresent()
            ? OptionalInt.of((int) saved.whole("exitCode", Integer.MIN_VALUE, Integer.MAX_VALUE))
            : OptionalInt.empty();
    return new FailureCard(
        saved.text("document"),
        saved.text("phase"),
        saved.text("step"),
        new SourceLocation(saved.text("file"), saved.count("line"), saved.count("column")),
        saved.text("action"),
        saved.count("attempt"),
        saved.text("reason"),
        "",
        exitCode,
        List.of());
  }

  private static void outcome(Map<String, Value> saved, Status status, String failureMessage) {
    saved.put("status", Value.text(status.word()));
    saved.put("failureMessage", Value.text(failureMessage));
  }

  private static Status status(JsonFields saved) throws UnreadableStateException {
    return saved.word("status", List.of(Status.values()), Status::word);
  }
}
