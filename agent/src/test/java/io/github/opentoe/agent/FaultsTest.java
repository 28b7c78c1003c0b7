package io.github.opentoe.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.PhaseResult;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.testmodules.Break;
import io.github.opentoe.agent.testmodules.Say;
import io.github.opentoe.agent.testmodules.SetClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens around a run must not cost its report. */
class FaultsTest {

  private static final Instant NOON = Instant.parse("2031-02-03T12:00:00Z");

  @TempDir Path folder;

  private final SetClock setClock = new SetClock(NOON.toString());
  private final Say say = new Say();
  private final ComponentAgent agent =
      ComponentAgent.withModules(List.of(say, setClock, new Break()));

  @Test
  void clockThatIsSetBackEndsNothingBeforeItsBeginning() throws IOException {
    RunReport report = run(clockTo("2031-02-03T11:00:00Z"), SAY);
    assertEquals(Status.SUCCESS, report.status());
    assertEquals(Optional.of(NOON), report.startedAt());
    assertEquals(Optional.of(NOON), report.endedAt());
    PhaseResult phase = report.documents().get(0).phases().get(0);
    assertEquals(Optional.of(NOON), phase.endedAt());
    for (StepResult step : phase.steps()) {
      assertFalse(step.endedAt().orElseThrow().isBefore(step.startedAt().orElseThrow()));
    }
    assertTrue(log().contains("\n2031-02-03T11:00:00Z Step Say\n"), log());
  }

  @Test
  void clockThatJumpsForwardCostsNoStepItsTime() throws IOException {
    RunReport report = run(clockTo("2041-01-01T00:00:00Z"), SAY);
    assertEquals(Status.SUCCESS, report.status());
    assertEquals(Optional.of(Instant.parse("2041-01-01T00:00:00Z")), report.endedAt());
    assertEquals(List.of("hello"), say.said());
  }

  @Test
  void actionThatRunsOutOfMemoryFailsItsStepOnly() throws IOException {
    RunReport report = run("      - {name: Break, action: Break, onFailure: Continue}\n", SAY);
    assertEquals(Status.FAILED, report.status());
    assertEquals(new Counts(2, 1, 0, 0), report.counts());
    assertEquals(
        "Break: the action broke down: java.lang.OutOfMemoryError: planted",
        report.documents().get(0).phases().get(0).steps().get(0).failureMessage());
  }

  private static final String SAY = "      - {name: Say, action: Say, inputs: {text: hello}}\n";

  private static String clockTo(String time) {
    return "      - {name: Set, action: SetClock, timeoutSeconds: 600, inputs: {to: '%s'}}\n"
        .formatted(time);
  }

  private RunReport run(String... steps) throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        "schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n" + String.join("", steps));
    return agent.run(
        RunRequest.builder()
            .workingDirectory(folder)
            .logDirectory(folder.resolve("logs"))
            .executionId("x")
            .clock(setClock.clock())
            .document("a.yaml")
            .build());
  }

  private String log() throws IOException {
    return Files.readString(
        folder.resolve("logs/TOE_2031-02-03_12-00-00_UTC-0_x").resolve("console.log"));
  }
}
