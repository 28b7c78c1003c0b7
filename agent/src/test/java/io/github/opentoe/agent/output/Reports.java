package io.github.opentoe.agent.output;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.DocumentResult;
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

/** Reports for tests. */
final class Reports {

  static final Instant START = Instant.parse("2031-02-03T04:05:06.789Z");
  static final Instant END = Instant.parse("2031-02-03T04:05:09.1Z");

  private Reports() {}

  static RunReport run(String id, Status status, DocumentResult... documents) {
    return run(id, status, Counts.NONE, Optional.empty(), documents);
  }

  static RunReport run(
      String id, Status status, Counts counts, Optional<Path> folder, DocumentResult... documents) {
    Optional<Instant> end = status == Status.RUNNING ? Optional.empty() : Optional.of(END);
    String message = status == Status.FAILED ? "Document a.yaml failed!" : "";
    return new RunReport(
        id,
        status,
        message,
        Optional.of(START),
        end,
        counts,
        folder,
        List.of(documents),
        List.of());
  }

  static DocumentResult document(Status status, PhaseResult... phases) {
    return new DocumentResult(
        "Demo",
        "s3://cfg/base.yml",
        "a <b> \"c\"",
        status,
        "",
        Optional.of(START),
        Optional.of(END),
        List.of(phases));
  }

  static PhaseResult phase(String name, boolean selected, StepResult... steps) {
    return new PhaseResult(
        name,
        selected,
        selected ? Status.SUCCESS : Status.NOT_RUN,
        "",
        selected ? Optional.of(START) : Optional.empty(),
        selected ? Optional.of(END) : Optional.empty(),
        List.of(steps));
  }

  static StepResult notRun(String name) {
    return step(name, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static StepResult step(
      String name,
      Optional<Value> outputs,
      Optional<Value> loop,
      Optional<List<RunReport>> nested) {
    boolean ran = outputs.isPresent();
    return new StepResult(
        name,
        ran ? Status.SUCCESS : Status.NOT_RUN,
        "",
        7200,
        "Abort",
        1,
        "ExecuteBash",
        ran ? Optional.of(START) : Optional.empty(),
        ran ? Optional.of(END) : Optional.empty(),
        commands("echo \"é\" <b>"),
        outputs,
        loop,
        nested,
        Optional.empty());
  }

  static Value commands(String command) {
    return Value.sequence(
        List.of(Value.mapping(Map.of("commands", Value.sequence(List.of(Value.text(command)))))));
  }

  static Value stdout(String text) {
    return Value.sequence(List.of(Value.mapping(Map.of("stdout", Value.text(text)))));
  }
}
