package io.github.opentoe.agent.state;

import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.FailureCard;
import io.github.opentoe.agent.report.PhaseResult;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.state.RunPoint.After;
import io.github.opentoe.agent.state.RunPoint.Restart;
import io.github.opentoe.agent.state.StateRecord.Onward;
import io.github.opentoe.agent.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Saved runs with everything in them. */
final class SavedRuns {

  static final Instant TIME = Instant.parse("2031-02-03T04:05:06.007Z");

  private SavedRuns() {}

  static RunHead head(String id, Map<String, String> parameters) {
    return new RunHead(
        "f".repeat(64),
        id,
        Optional.of(Path.of("/logs/TOE_x")),
        TIME,
        List.of(document("a.yaml", parameters), document("s3://b/k", Map.of())),
        new Value.Mapping(Map.of("phases", Value.sequence(List.of(Value.text("build"))))),
        new Salt("grains"));
  }

  private static SavedDocument document(String source, Map<String, String> parameters) {
    return new SavedDocument(
        source, parameters, "0".repeat(64), "D0__a.yaml", "/w/" + source, Optional.empty());
  }

  static RunPoint point(Value outputs) {
    Frame outer =
        new Frame(
            new Position(1, 2, 3, 1, 4),
            Optional.of("Execute"),
            Optional.of(TIME),
            Optional.of(TIME),
            Optional.of(TIME.plusSeconds(1)));
    Frame inner =
        new Frame(
            Position.START,
            Optional.empty(),
            Optional.of(TIME),
            Optional.empty(),
            Optional.empty());
    return new RunPoint(
        List.of(outer, inner),
        new Counts(3, 2, 1, 0),
        Optional.of(new Restart(After.NEXT_STEP, Optional.of(outputs), 2)),
        5,
        "boot-1");
  }

  static List<StateRecord> records(Value value, String text) {
    List<Position> at = List.of(new Position(0, 0, 1, 2, 3), new Position(0, 1, 0, 0, 0));
    RunReport nested =
        new RunReport(
            "n-1",
            Status.SUCCESS,
            "",
            Optional.of(TIME),
            Optional.of(TIME),
            new Counts(1, 0, 0, 0),
            Optional.empty(),
            List.of(
                new DocumentResult(
                    "",
                    "c.yaml",
                    text,
                    Status.SUCCESS,
                    "",
                    Optional.of(TIME),
                    Optional.empty(),
                    List.of(
                        new PhaseResult(
                            "build",
                            true,
                            Status.SUCCESS,
                            "",
                            Optional.empty(),
                            Optional.empty(),
                            List.of(step(value, text, Optional.empty())))))),
            List.of());
    return List.of(
        new StateRecord.NestedStarted(at, "n-1", TIME, document("c.yaml", Map.of())),
        new StateRecord.IterationEnded(at, Optional.of(value), List.of(nested)),
        new StateRecord.IterationEnded(at, Optional.empty(), List.of()),
        new StateRecord.StepEnded(
            at,
            step(value, text, Optional.of(List.of(nested))),
            true,
            Optional.of(value),
            true,
            Onward.ABORT,
            Map.of("if", "0a1b", "input text", "ff")),
        new StateRecord.PhaseEnded(at, TIME, TIME.plusSeconds(9)),
        new StateRecord.DocumentEnded(at, TIME, TIME.plusSeconds(10)));
  }

  static StepResult step(Value value, String text, Optional<List<RunReport>> nested) {
    return new StepResult(
        "One",
        Status.FAILED,
        text,
        -1,
        "Continue",
        3,
        "Say",
        Optional.of(TIME),
        Optional.of(TIME),
        value,
        Optional.of(Value.sequence(List.of(value))),
        Optional.of(value),
        nested,
        Optional.of(
            new FailureCard(
                "a.yaml",
                "build",
                "One",
                new SourceLocation("a.yaml", 3, 5),
                "Say",
                2,
                text,
                "",
                OptionalInt.of(-7),
                List.of())));
  }
}
