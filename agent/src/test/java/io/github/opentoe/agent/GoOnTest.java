package io.github.opentoe.agent;

import static io.github.opentoe.agent.Bench.act;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.state.StateDirectory;
import io.github.opentoe.agent.state.StateLock;
import io.github.opentoe.agent.testmodules.Act.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that failed go on where a person wants them to. */
@DisabledOnOs(OS.WINDOWS)
class GoOnTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void setUp() throws IOException {
    bench = new Bench(folder);
  }

  private static StepResult step(RunReport report, int index) {
    return report.documents().get(0).phases().get(0).steps().get(index);
  }

  private String resumed() {
    assertEquals(1, bench.resumed.size(), bench.resumed.toString());
    return bench.resumed.remove(0);
  }

  /** One, Two that fails as often as planned, Three. */
  private String three(Plan... plan) throws IOException {
    bench.act.plan("2", plan);
    return bench.document("a.yaml", act("One", "1"), act("Two", "2"), act("Three", "3"));
  }

  @Test
  void aFailedRunGoesOnAtTheStepThatFailed() throws IOException {
    RunReport failed = bench.run(three(Plan.FAILED));
    assertEquals(Status.FAILED, failed.status());
    assertEquals(List.of("failed"), bench.state());
    RunReport report = bench.resume();
    assertEquals(Status.SUCCESS, report.status(), report.toString());
    assertEquals(List.of("1", "2", "2", "3"), bench.act.acted());
    assertEquals("Resuming at step build.Two (a.yaml:6): it failed; 1 step is kept", resumed());
    assertEquals(failed.executionId(), report.executionId());
    assertEquals(failed.startedAt(), report.startedAt());
    assertEquals(failed.documents().get(0).startedAt(), report.documents().get(0).startedAt());
    assertEquals(step(failed, 0), step(report, 0));
    assertEquals(new Counts(3, 0, 0, 0), report.counts());
    assertEquals(List.of(), bench.state());
    String console = bench.console();
    assertTrue(console.contains(" Executor: Resuming at step build.Two (a.yaml:6): it failed;"));
    assertEquals(1, console.split(" Step One\n", -1).length - 1);
    assertFalse(console.contains("unexpected stop"), console);
    assertEquals(Set.of("D0__a.yaml"), bench.copies());
  }

  @Test
  void outputsComeBackForLaterSteps() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            act("One", "1"),
            act("Two", "2"),
            act("Use", "{{ build.One.outputs.text }}!"));
    bench.act.plan("2", Plan.FAILED);
    bench.run(document);
    bench.resume();
    assertEquals(List.of("1", "2", "2", "1!"), bench.act.acted());
  }

  @Test
  void aSecondFailureIsGoneOnWithToo() throws IOException {
    bench.act.plan("3", Plan.FAILED);
    bench.run(three(Plan.FAILED, Plan.FAILED));
    bench.resume();
    assertEquals("Resuming at step build.Two (a.yaml:6): it failed; 1 step is kept", resumed());
    assertEquals(List.of("failed"), bench.state());
    bench.resume();
    assertEquals("Resuming at step build.Two (a.yaml:6): it failed; 1 step is kept", resumed());
    assertTrue(bench.resume().isSuccess());
    assertEquals("Resuming at step build.Three (a.yaml:7): it failed; 2 steps are kept", resumed());
    assertEquals(List.of("1", "2", "2", "2", "3", "3"), bench.act.acted());
  }

  @Test
  void aNewRunStartsFromTheBeginning() throws IOException {
    String document = three(Plan.FAILED);
    String first = bench.run(document).executionId();
    bench.clear(bench.logs());
    RunReport second = bench.run(document);
    assertTrue(second.isSuccess());
    assertFalse(first.equals(second.executionId()));
    assertEquals(List.of("1", "2", "1", "2", "3"), bench.act.acted());
    assertEquals(List.of(), bench.state());
    assertEquals(
        "nothing to resume in " + folder.resolve("state"), bench.resume().failureMessage());
  }

  @Test
  void conditionsIgnoredFailuresAndLoopsStayAsTheyWere() throws IOException {
    Path flag = Files.writeString(folder.resolve("flag"), "x");
    String document =
        bench.document(
            "a.yaml",
            "{name: If, action: Act, if: {fileExists: '" + flag + "'}, inputs: {text: i}}",
            "{name: Not, action: Act, if: {fileExists: /none}, inputs: {text: n}}",
            "{name: Odd, action: Act, onFailure: Ignore, inputs: {text: odd}}",
            "{name: Each, action: Act, loop: {forEach: [a, b]}, inputs: {text: '{{ loop.value }}'}}",
            act("Two", "2"),
            act("Use", "{{ build.Each.outputs.text }}"));
    bench.act.plan("odd", Plan.FAILED);
    bench.act.plan("2", Plan.FAILED);
    bench.run(document);
    Files.delete(flag);
    RunReport report = bench.resume();
    assertEquals("Resuming at step build.Two (a.yaml:9): it failed; 4 steps are kept", resumed());
    assertEquals(List.of("i", "odd", "a", "b", "2", "2", "a\nb"), bench.act.acted());
    assertEquals(new Counts(5, 0, 1, 1), report.counts());
    assertEquals(Status.SUCCESS_WITH_IGNORED_FAILURE, report.documents().get(0).status());
  }

  @Test
  void aLoopThatFailedStartsOver() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            "{name: Each, action: Act, loop: {forEach: [a, b]}, inputs: {text: '{{ loop.value }}'}}");
    bench.act.plan("b", Plan.FAILED);
    bench.run(document);
    bench.resume();
    assertEquals(List.of("a", "b", "a", "b"), bench.act.acted());
  }

  @Test
  void aStepThatFailedAndLetTheRunGoOnIsWhereItGoesOn() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            act("One", "1"),
            "{name: Bad, action: Act, onFailure: Continue, inputs: {text: bad}}",
            act("Last", "last"));
    bench.act.plan("bad", Plan.FAILED);
    bench.run(document);
    bench.resume();
    assertEquals(List.of("1", "bad", "last", "bad", "last"), bench.act.acted());
  }

  @Test
  void phasesAndDocumentsBeforeTheFailureAreKept() throws IOException {
    String phases =
        """
        schemaVersion: 1.0
        phases:
          - {name: build, steps: [%s]}
          - {name: other, steps: [%s]}
          - {name: test, steps: [%s, %s]}
        """;
    Files.writeString(
        folder.resolve("a.yaml"),
        phases.formatted(act("One", "a1"), act("No", "no"), act("One", "a2"), act("Two", "a3")));
    String second = bench.document("b.yaml", act("B1", "b1"), act("B2", "b2"));
    bench.act.plan("b2", Plan.FAILED, Plan.FAILED);
    RunReport failed = bench.run(bench.request("a.yaml", second).phases(List.of("build", "test")));
    RunReport report = bench.resume();
    assertEquals("Resuming at step build.B2 (b.yaml:6): it failed; 4 steps are kept", resumed());
    assertEquals(failed.documents().get(0), report.documents().get(0));
    assertEquals(
        failed.documents().get(1).phases().get(0).startedAt(),
        report.documents().get(1).phases().get(0).startedAt());
    Files.writeString(
        folder.resolve("a.yaml"),
        phases
            .replace(
                "  - {name: build",
                "  - {name: first, steps: [" + act("F", "f") + "]}\n  - {name: build")
            .formatted(act("One", "a1"), act("No", "no"), act("One", "a2"), act("Two", "new")));
    bench.resume();
    assertEquals(
        "Resuming at step test.Two (a.yaml:6): its input text changed; 2 steps are kept",
        resumed());
    assertEquals(List.of("a1", "a2", "a3", "b1", "b2", "b2", "new", "b1", "b2"), bench.act.acted());
    assertEquals(
        "nothing to resume in " + folder.resolve("state"), bench.resume().failureMessage());
  }

  @Test
  void secretsAndInputsAreNotInTheFiles() throws IOException {
    String quiet =
        "{name: Quiet, action: Act, disableLogging: true, inputs: {text: '{{ env:HUSH }}'}}";
    bench.act.plan("2", Plan.FAILED);
    bench.run(
        bench
            .request(bench.document("a.yaml", quiet, act("Two", "2")))
            .environment(Map.of("HUSH", "hushhush")));
    assertEquals(List.of("hushhush", "2"), bench.act.acted());
    for (String name : List.of("execution.json", "steps.jsonl")) {
      Path file = folder.resolve("state/failed").resolve(name);
      assertFalse(Files.readString(file).contains("hushhush"));
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("state/failed"))));
  }

  @Test
  void aCancelledRunGoesOn() throws IOException {
    Cancellation cancellation = new Cancellation();
    String document = three();
    bench.run(
        bench
            .request(document)
            .cancellation(cancellation)
            .listener(
                event -> {
                  if (event instanceof RunEvent.StepFinished) {
                    cancellation.cancel();
                  }
                }));
    assertEquals(List.of("1"), bench.act.acted());
    assertTrue(bench.resume().isSuccess());
    assertEquals("Resuming at step build.Two (a.yaml:6): it failed; 1 step is kept", resumed());
    assertEquals(List.of("1", "2", "3"), bench.act.acted());
  }

  @Test
  void aRunThatIsKilledWhileItGoesOnGoesOn() throws IOException {
    bench.act.plan("3", Plan.KILLED);
    String document = three(Plan.FAILED);
    bench.run(document);
    bench.runKilled(() -> bench.resume());
    assertEquals(List.of("execution.json", "failed", "steps.jsonl"), bench.state());
    RunReport report = bench.resume();
    assertTrue(report.isSuccess());
    assertEquals(List.of("1", "2", "2", "3", "(3)"), bench.act.acted());
    assertEquals(new Counts(3, 0, 0, 0), report.counts());
    assertEquals(List.of(), bench.state());
  }

  @Test
  void theSameCallGoesOnWithARunThatWasKilledWhileItWentOn() throws IOException {
    bench.act.plan("3", Plan.KILLED);
    String document = three(Plan.FAILED);
    bench.run(document);
    bench.runKilled(() -> bench.resume());
    assertEquals(
        "The run in "
            + folder.resolve("state")
            + " was cut off and goes on with the parameters it has; leave out others.",
        bench.resume(bench.request().parameter("Tier", "x")).failureMessage());
    assertTrue(bench.run(document).isSuccess());
    assertEquals(List.of("1", "2", "2", "3", "(3)"), bench.act.acted());
  }

  @Test
  void EX13_aRestartInARunThatGoesOn() throws IOException {
    bench.act.plan("3", Plan.NEXT_STEP);
    String document = three(Plan.FAILED);
    bench.run(document);
    assertTrue(bench.resume().isRestartWanted());
    bench.restarted(2);
    RunReport report = bench.resume();
    assertTrue(report.isSuccess(), report.toString());
    assertEquals(List.of("1", "2", "2", "3"), bench.act.acted());
  }

  @Test
  void aLogFolderThatIsGoneIsMadeAnew() throws IOException {
    bench.run(three(Plan.FAILED));
    Path logs = bench.logs();
    bench.clear(logs);
    assertTrue(bench.resume().isSuccess());
    assertEquals(logs, bench.logs());
    assertEquals(Set.of("D0__a.yaml"), bench.copies());
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    bench.run(three(Plan.FAILED));
    Path kept = folder.resolve("state/failed");
    String execution = Files.readString(kept.resolve("execution.json"));
    String steps = Files.readString(kept.resolve("steps.jsonl"));
    Map<String, String> damages =
        Map.of(
            "it is no JSON, or not all of it", execution.substring(0, 99),
            "a newer version of this program wrote it",
                execution.replace("\"version\": 2", "\"version\": 3"),
            "steps.jsonl belongs to another run",
                execution.replaceFirst("\"executionId\": \"..", "\"executionId\": \"zz"));
    for (Map.Entry<String, String> damage : damages.entrySet()) {
      Files.writeString(kept.resolve("execution.json"), damage.getValue());
      assertEquals(
          "The failed run in "
              + folder.resolve("state")
              + " cannot be read: "
              + damage.getKey()
              + ".",
          bench.resume().failureMessage());
    }
    Files.writeString(kept.resolve("execution.json"), execution);
    Files.writeString(kept.resolve("steps.jsonl"), steps.substring(0, steps.indexOf('\n') + 9));
    assertTrue(
        bench.resume().failureMessage().contains("lacks steps that had ended")
            || !bench.resume().isSuccess());
    Files.writeString(kept.resolve("steps.jsonl"), steps);
    assertTrue(bench.resume().isSuccess());
  }

  @Test
  void stepsOfAnOlderProgramRunAgain() throws IOException {
    bench.run(three(Plan.FAILED));
    Path steps = folder.resolve("state/failed/steps.jsonl");
    Files.writeString(steps, Files.readString(steps).replaceAll(",\"seal\":\\{[^}]*}", ""));
    bench.resume();
    assertEquals(
        "Resuming at step build.One (a.yaml:5): an older version of this program ran it, and kept"
            + " too little of it; no step is kept",
        resumed());
  }

  @Test
  void aMoveThatWasCutOffIsCompleted() throws IOException {
    bench.run(three(Plan.FAILED));
    Files.move(folder.resolve("state/failed/steps.jsonl"), folder.resolve("state/steps.jsonl"));
    assertTrue(bench.resume().isSuccess());
    assertEquals(List.of("1", "2", "2", "3"), bench.act.acted());
  }

  @Test
  void whereNothingCanBePutAsideNothingIsKept() throws IOException {
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(folder.resolve("state/failed"), "in the way");
    bench.run(three(Plan.FAILED));
    assertEquals(List.of("failed"), bench.state());
    assertEquals(1, bench.warnings.size());
    assertEquals(
        "nothing to resume in " + folder.resolve("state"), bench.resume().failureMessage());
  }

  @Test
  void EX4_anotherRunKeepsItsDirectory() throws IOException {
    bench.run(three(Plan.FAILED));
    try (StateLock lock = new StateDirectory(folder.resolve("state")).lock()) {
      assertEquals(
          "Another run is using the state directory " + lock.directory() + ".",
          bench.resume().failureMessage());
    }
    assertTrue(bench.resume().isSuccess());
  }
}
