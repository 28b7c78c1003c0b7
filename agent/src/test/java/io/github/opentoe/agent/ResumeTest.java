package io.github.opentoe.agent;

import static io.github.opentoe.agent.Bench.act;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.testmodules.Act.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that were killed in the middle go on where they were (EX-23 … EX-30). */
@DisabledOnOs(OS.WINDOWS)
class ResumeTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void setUp() throws IOException {
    bench = new Bench(folder);
  }

  private static StepResult step(RunReport report, int index) {
    return report.documents().get(0).phases().get(0).steps().get(index);
  }

  @Test
  void EX30_aKilledRunGoesOnAtTheStepInFlight() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"), act("Three", "3"));
    bench.act.plan("2", Plan.KILLED);
    bench.runKilled(document);
    assertEquals(List.of("execution.json", "steps.jsonl"), bench.state());
    RunReport report = bench.run(document);
    assertEquals(Status.SUCCESS, report.status());
    assertEquals(List.of("1", "2", "(2)", "3"), bench.act.acted());
    assertEquals(new Counts(3, 0, 0, 0), report.counts());
    String console = bench.console();
    assertTrue(console.contains(" Executor: resuming step Two after an unexpected stop\n"));
    assertEquals(1, console.split(" Step One\n", -1).length - 1);
    assertEquals(2, console.split(" Step Two\n", -1).length - 1);
    assertFalse(console.contains("System has rebooted"));
    assertEquals(List.of(), bench.state());
  }

  @Test
  void EX27_idTimesAndOutputsAreKept() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            act("One", "{{ context:executionId }}"),
            act("Two", "2"),
            act("Three", "{{ build.One.outputs.text }}"),
            act("Four", "{{ build.One.inputs.text }}"));
    bench.act.plan("2", Plan.KILLED);
    bench.runKilled(document);
    String before =
        Files.readString(folder.resolve("state/execution.json"))
            + Files.readString(folder.resolve("state/steps.jsonl"));
    RunReport report = bench.run(document);
    String id = report.executionId();
    assertTrue(before.contains("\"executionId\": \"" + id + "\""), before);
    assertEquals(List.of(id, "2", "(2)", id, id), bench.act.acted());
    for (Instant kept :
        List.of(report.startedAt().orElseThrow(), step(report, 1).startedAt().orElseThrow())) {
      assertTrue(before.contains(kept.toString()), before);
    }
    assertEquals("[{\"text\":\"" + id + "\"}]", step(report, 0).outputs().orElseThrow().toJson());
  }

  @Test
  void EX27_attemptsAreCountedOn() throws IOException {
    String document =
        bench.document("a.yaml", "{name: Try, action: Act, maxAttempts: 3, inputs: {text: t}}");
    bench.act.plan("t", Plan.FAILED, Plan.KILLED, Plan.FAILED, Plan.FAILED);
    bench.runKilled(document);
    RunReport report = bench.run(document);
    assertEquals(Status.FAILED, report.status());
    assertEquals(List.of("t", "t", "(t)", "t"), bench.act.acted());
    assertEquals(3, step(report, 0).failure().orElseThrow().attempt());
    assertEquals(new Counts(1, 1, 0, 0), report.counts());
  }

  @Test
  void EX30_aLoopGoesOnWithTheIterationInFlight() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            "{name: Each, action: Act, loop: {forEach: [a, b, c]},"
                + " inputs: {text: '{{ loop.index }}{{ loop.value }}'}}",
            act("Use", "{{ build.Each.outputs.text }}"));
    bench.act.plan("1b", Plan.KILLED);
    bench.runKilled(document);
    RunReport report = bench.run(document);
    assertEquals(List.of("0a", "1b", "(1b)", "2c", "0a\n1b\n2c"), bench.act.acted());
    assertEquals("[{\"text\":\"0a\\n1b\\n2c\"}]", step(report, 0).outputs().orElseThrow().toJson());
  }

  @Test
  void EX27_aLoopStartsOverInANewAttempt() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            "{name: Each, action: Act, maxAttempts: 2, loop: {forEach: [a, b]},"
                + " inputs: {text: '{{ loop.value }}'}}");
    bench.act.plan("b", Plan.FAILED, Plan.KILLED);
    bench.runKilled(document);
    bench.run(document);
    assertEquals(List.of("a", "b", "a", "b", "(b)"), bench.act.acted());
  }

  @Test
  void EX41_aNestedDocumentGoesOnInTheMiddle() throws IOException {
    bench.document("child.yaml", act("C1", "c1"), act("C2", "c2"), act("C3", "c3"));
    String document =
        bench.document(
            "a.yaml",
            act("One", "1"),
            "{name: There, action: Call, inputs: {document: child.yaml}}",
            act("Two", "2"));
    bench.act.plan("c2", Plan.KILLED);
    bench.runKilled(document);
    RunReport report = bench.run(document);
    assertEquals(List.of("1", "c1", "c2", "(c2)", "c3", "2"), bench.act.acted());
    RunReport nested = step(report, 1).nested().orElseThrow().get(0);
    assertEquals(new Counts(3, 0, 0, 0), nested.counts());
    assertEquals(new Counts(3, 0, 0, 0), report.counts());
    assertTrue(bench.console().contains(" resuming step C2 after"), bench.console());
    assertEquals(1, step(report, 1).nested().orElseThrow().size());
    assertEquals(Set.of("D0__a.yaml", "D1__child.yaml"), bench.copies());
  }

  @Test
  void EX41_aNestedLoopOfNestedDocumentsGoesOnInnermost() throws IOException {
    bench.document(
        "inner.yaml",
        "{name: Deep, action: Act, loop: {forEach: [x, y]}, inputs: {text: '{{ loop.value }}'}}");
    bench.document("middle.yaml", "{name: In, action: Call, inputs: {document: inner.yaml}}");
    String document =
        bench.document(
            "a.yaml",
            "{name: Each, action: Call, loop: {forEach: [p, q]}, inputs: {document: middle.yaml}}");
    bench.act.plan("y", Plan.SAME_STEP, Plan.KILLED);
    assertTrue(bench.run(document).isRestartWanted());
    bench.restarted(2);
    bench.runKilled(document);
    RunReport report = bench.run(document);
    assertEquals(List.of("x", "y", "(y)", "(y)", "x", "y"), bench.act.acted());
    assertEquals(2, step(report, 0).nested().orElseThrow().size());
    assertEquals(Status.SUCCESS, report.status());
  }

  @Test
  void EX37_aNestedDocumentThatChangedGoesOnAsItBegan() throws IOException {
    bench.document("child.yaml", act("C1", "c1"), act("C2", "c2"));
    String document =
        bench.document("a.yaml", "{name: There, action: Call, inputs: {document: child.yaml}}");
    bench.act.plan("c1", Plan.KILLED);
    bench.runKilled(document);
    bench.document("child.yaml", act("C1", "other"));
    bench.run(document);
    assertEquals(List.of("c1", "(c1)", "c2"), bench.act.acted());
  }

  @Test
  void DL88_theConditionOfTheStepInFlightIsNotAskedAgain() throws IOException {
    Path flag = Files.writeString(folder.resolve("flag"), "x");
    String document =
        bench.document(
            "a.yaml",
            "{name: Two, action: Act, if: {fileExists: '" + flag + "'}, inputs: {text: t}}",
            "{name: No, action: Act, if: {fileExists: /none}, inputs: {text: n}}");
    bench.act.plan("t", Plan.KILLED);
    bench.runKilled(document);
    Files.delete(flag);
    RunReport report = bench.run(document);
    assertEquals(List.of("t", "(t)"), bench.act.acted());
    assertEquals(new Counts(1, 0, 0, 1), report.counts());
  }

  @Test
  void EX27_failuresBeforeTheStopStillCount() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            "{name: Bad, action: Act, onFailure: Continue, inputs: {text: bad}}",
            "{name: Odd, action: Act, onFailure: Ignore, inputs: {text: odd}}",
            act("Two", "2"));
    bench.act.plan("bad", Plan.FAILED);
    bench.act.plan("odd", Plan.FAILED);
    bench.act.plan("2", Plan.KILLED);
    bench.runKilled(document);
    RunReport report = bench.run(document);
    assertEquals(new Counts(3, 1, 1, 0), report.counts());
    assertEquals(Status.FAILED, report.status());
    assertEquals("Act: as planned", step(report, 0).failureMessage());
    assertEquals("Act: as planned", step(report, 0).failure().orElseThrow().reason());
  }

  @Test
  void EX27_severalDocumentsAndPhasesGoOnInOrder() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        """
        schemaVersion: 1.0
        phases:
          - {name: build, steps: [%s]}
          - {name: test, steps: [%s]}
        """
            .formatted(act("One", "a1"), act("Two", "a2")));
    String second = bench.document("b.yaml", act("B1", "b1"), act("B2", "b2"));
    bench.act.plan("b2", Plan.KILLED);
    bench.runKilled("a.yaml", second);
    RunReport report = bench.run("a.yaml", second);
    assertEquals(List.of("a1", "a2", "b1", "b2", "(b2)"), bench.act.acted());
    assertEquals(
        List.of(Status.SUCCESS, Status.SUCCESS),
        report.documents().stream().map(found -> found.status()).toList());
    assertEquals(1, bench.console().split(" Document a.yaml\n", -1).length - 1);
    assertEquals(2, bench.console().split(" Document b.yaml\n", -1).length - 1);
  }

  @Test
  void DL49_outputsOfAMutedStepAreNotKeptAndAReferenceSaysSo() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            "{name: Quiet, action: Act, disableLogging: true, inputs: {text: hushhush}}",
            act("Two", "2"),
            "{name: Out, action: Act, onFailure: Ignore,"
                + " inputs: {text: '{{ build.Quiet.outputs.text }}'}}",
            "{name: In, action: Act, onFailure: Ignore,"
                + " inputs: {text: '{{ build.Quiet.inputs.text }}'}}",
            act("Last", "last"));
    bench.act.plan("2", Plan.KILLED);
    bench.runKilled(document);
    assertFalse(Files.readString(folder.resolve("state/steps.jsonl")).contains("outputs\":[{"));
    RunReport report = bench.run(document);
    assertEquals(List.of("hushhush", "2", "(2)", "last"), bench.act.acted());
    assertEquals(
        "cannot resolve build.Quiet.outputs.text: the outputs of step 'Quiet' were not kept over"
            + " the restart: its logging is disabled, or they hold a secret",
        step(report, 2).failureMessage());
    assertTrue(step(report, 3).failureMessage().contains("the inputs of step 'Quiet'"));
  }

  @Test
  void DL49_resolvedInputsOfTheStepInFlightAreNotKept() throws IOException {
    String document = bench.document("a.yaml", act("One", "{{ env:PATH }}!"));
    String secret = bench.machine("bin") + "!";
    bench.act.plan(secret, Plan.KILLED);
    bench.runKilled(document);
    for (String name : List.of("execution.json", "steps.jsonl")) {
      assertFalse(Files.readString(folder.resolve("state").resolve(name)).contains(secret));
    }
  }

  @Test
  void EX25_anotherRunIsSetAside() throws IOException {
    String first = bench.document("a.yaml", act("One", "1"));
    String second = bench.document("b.yaml", act("Two", "2"));
    bench.act.plan("1", Plan.KILLED);
    bench.runKilled(first);
    assertEquals(Status.SUCCESS, bench.run(second).status());
    assertEquals(1, bench.state().size());
    String aside = bench.state().get(0);
    assertTrue(aside.startsWith("stale-"), aside);
    assertEquals(
        List.of(
            "The saved run in "
                + folder.resolve("state")
                + " is another one. It is set aside in "
                + aside
                + "."),
        bench.warnings);
  }

  @Test
  void EX25_whatMakesARunAnother() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"));
    List<RunRequest.Builder> others =
        List.of(
            bench.request(document).phases(List.of("build")),
            bench.request(document).parameter("Tier", "web"),
            bench.request(document).executionId("mine"),
            bench.request(document, document),
            bench
                .request(document)
                .restarts(new RestartPlan(RestartMode.EXIT, List.of(), false, "c")));
    for (RunRequest.Builder other : others) {
      bench.warnings.clear();
      bench.act.plan("1", Plan.KILLED);
      bench.runKilled(document);
      bench.run(other);
      assertEquals(1, bench.warnings.size());
      assertTrue(bench.warnings.get(0).contains(" is another one. "), bench.warnings.get(0));
    }
    bench.act.plan("1", Plan.KILLED);
    bench.runKilled(document);
    bench.document("a.yaml", act("One", "1"), act("New", "new"));
    bench.warnings.clear();
    bench.run(document);
    assertEquals(1, bench.warnings.size());
  }

  @Test
  void EX26_anOldRunIsSetAsideUnlessItIsAskedFor() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"));
    bench.act.plan("2", Plan.KILLED, Plan.KILLED);
    bench.runKilled(document);
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofHours(49)), ZoneOffset.UTC);
    RestartPlan resuming = new RestartPlan(RestartMode.EXIT, List.of(), true, "");
    bench.runKilled(bench.request().restarts(resuming).clock(bench.act.mortal(later)));
    assertEquals(List.of("1", "2", "(2)"), bench.act.acted());
    bench.run(bench.request(document).clock(Clock.offset(later, Duration.ofHours(49))));
    assertEquals(List.of("1", "2", "(2)", "1", "2"), bench.act.acted());
    assertTrue(bench.warnings.get(0).contains(" is older than 48 hours. "), bench.warnings.get(0));
  }

  @Test
  void damagedStateIsSetAsideWithItsReason() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"));
    bench.act.plan("2", Plan.KILLED);
    bench.runKilled(document);
    Files.writeString(folder.resolve("state/execution.json"), "{");
    assertEquals(Status.SUCCESS, bench.run(document).status());
    assertEquals(List.of("1", "2", "1", "2"), bench.act.acted());
    assertTrue(
        bench.warnings.get(0).contains(" cannot be read: it is no JSON, or not all of it. "),
        bench.warnings.get(0));
  }

  @Test
  void aDocumentThatIsMissingLeavesTheSavedRunAlone() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"));
    bench.act.plan("1", Plan.KILLED);
    bench.runKilled(document);
    Files.move(folder.resolve(document), folder.resolve("elsewhere"));
    assertEquals(Status.FAILED, bench.run(document).status());
    assertEquals(List.of("execution.json", "steps.jsonl"), bench.state());
  }

  @Test
  void resumeNeedsNeitherDocumentsNorOptions() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "{{ Tier }}"));
    Files.writeString(
        folder.resolve(document),
        Files.readString(folder.resolve(document))
            .replace("phases:", "parameters:\n  - Tier: {type: string}\nphases:"));
    bench.act.plan("1", Plan.KILLED);
    RunRequest.Builder request = bench.request(document).parameter("Tier", "web");
    bench.runKilled(request);
    Files.delete(folder.resolve(document));
    RestartPlan resuming = new RestartPlan(RestartMode.EXIT, List.of(), true, "");
    RunReport report = bench.run(bench.request().restarts(resuming));
    assertEquals(Status.SUCCESS, report.status(), report.toString());
    assertEquals(List.of("1", "(1)", "web"), bench.act.acted());
    assertEquals("a.yaml", report.documents().get(0).filePath());
  }

  @Test
  void resumeWithNothingSavedSaysSo() throws IOException {
    RestartPlan resuming = new RestartPlan(RestartMode.EXIT, List.of(), true, "");
    RunReport report = bench.run(bench.request().restarts(resuming));
    assertEquals("nothing to resume in " + folder.resolve("state"), report.failureMessage());
    assertFalse(Files.exists(folder.resolve("logs")));
  }

  @Test
  void aRunWithoutAStateDirectoryWritesNoState() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"));
    RunReport report =
        ComponentAgent.withModules(List.of(bench.act))
            .run(RunRequest.builder().workingDirectory(folder).document(document).build());
    assertTrue(report.isSuccess());
    assertFalse(Files.exists(folder.resolve("state")));
  }

  @Test
  void EX48_aLogFolderThatIsGoneIsMadeAnew() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"));
    bench.act.plan("1", Plan.KILLED);
    bench.runKilled(document);
    Path logs = bench.logs();
    bench.clear(logs);
    assertTrue(bench.run(document).isSuccess());
    assertEquals(logs, bench.logs());
  }
}
