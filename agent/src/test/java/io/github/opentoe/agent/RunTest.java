package io.github.opentoe.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.DocumentResult;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.testmodules.Call;
import io.github.opentoe.agent.testmodules.Hang;
import io.github.opentoe.agent.testmodules.Say;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine, driven through the library with small actions (execution-and-outputs §6). */
class RunTest {

  @TempDir Path folder;

  private final Say say = new Say();
  private final ComponentAgent agent =
      ComponentAgent.withModules(List.of(say, new Hang(), new Call()));

  private String document(String name, String... lines) throws IOException {
    List<String> text = new ArrayList<>(List.of("schemaVersion: 1.0"));
    text.addAll(Arrays.asList(lines));
    Files.write(folder.resolve(name), text);
    return name;
  }

  private String steps(String name, String... steps) throws IOException {
    List<String> lines = new ArrayList<>(List.of("phases:", "  - name: build", "    steps:"));
    for (String step : steps) {
      lines.add("      - " + step);
    }
    return document(name, lines.toArray(String[]::new));
  }

  private RunRequest.Builder request(String... documents) {
    RunRequest.Builder builder = RunRequest.builder().workingDirectory(folder);
    for (String document : documents) {
      builder.document(document);
    }
    return builder;
  }

  private RunReport run(String... documents) {
    return agent.run(request(documents).build());
  }

  private static List<Status> statuses(DocumentResult document) {
    return document.phases().get(0).steps().stream().map(StepResult::status).toList();
  }

  private static StepResult step(RunReport report, int index) {
    return report.documents().get(0).phases().get(0).steps().get(index);
  }

  private static final String GOOD = "{name: Good, action: Say, inputs: {text: good}}";
  private static final String LAST = "{name: Last, action: Say, inputs: {text: last}}";

  private static String failing(String name, String onFailure) {
    return "{name: "
        + name
        + ", action: Say, onFailure: "
        + onFailure
        + ", inputs: {text: fail "
        + name
        + "}}";
  }

  @Test
  void EX64_twoSuccesses() throws IOException {
    RunReport report = run(steps("a.yaml", GOOD, LAST));
    assertEquals(Status.SUCCESS, report.status());
    assertEquals(new Counts(2, 0, 0, 0), report.counts());
  }

  @Test
  void EX63_abortEndsTheWholeRun() throws IOException {
    RunReport report = run(steps("a.yaml", failing("Bad", "Abort"), GOOD), steps("b.yaml", LAST));
    assertEquals(Status.FAILED, report.status());
    assertEquals(new Counts(1, 1, 0, 0), report.counts());
    assertEquals(List.of(Status.FAILED, Status.NOT_RUN), statuses(report.documents().get(0)));
    assertEquals(Status.NOT_RUN, report.documents().get(1).status());
    assertEquals("Document a.yaml failed!", report.failureMessage());
    assertEquals("Phase build failed!", report.documents().get(0).failureMessage());
    assertEquals("Say: cannot say: fail Bad", step(report, 0).failureMessage());
  }

  @Test
  void EX63_continueRunsEverythingElseAndFailsAtTheEnd() throws IOException {
    RunReport report =
        run(
            steps("a.yaml", failing("One", "Continue"), failing("Two", "Ignore"), GOOD),
            steps("b.yaml", LAST));
    assertEquals(new Counts(4, 1, 1, 0), report.counts());
    assertEquals(Status.FAILED, report.status());
    assertEquals(Status.SUCCESS, report.documents().get(1).status());
    assertEquals(
        List.of(Status.FAILED, Status.IGNORED_FAILURE, Status.SUCCESS),
        statuses(report.documents().get(0)));
  }

  @Test
  void EX12_ignoredFailuresLeaveTheRunSuccessful() throws IOException {
    RunReport report = run(steps("a.yaml", failing("Bad", "Ignore"), GOOD));
    assertEquals(Status.SUCCESS, report.status());
    assertEquals(Status.SUCCESS_WITH_IGNORED_FAILURE, report.documents().get(0).status());
    assertEquals(new Counts(2, 0, 1, 0), report.counts());
  }

  @Test
  void EX5_attemptsFollowUntilOneWorks() throws IOException {
    RunReport report =
        run(
            steps(
                "a.yaml",
                "{name: Try, action: Say, maxAttempts: 3, inputs: {text: x, failures: 2}}"));
    assertEquals(Status.SUCCESS, report.status());
    assertEquals(List.of("x", "x", "x"), say.said());
    assertEquals("", step(report, 0).failureMessage());
    assertEquals(new Counts(1, 0, 0, 0), report.counts());
  }

  @Test
  void DL86_aSkippedStepIsASuccessThatDoesNotCount() throws IOException {
    RunReport report =
        run(
            steps(
                "a.yaml",
                "{name: No, action: Say, if: {stringEquals: a, value: b}, inputs: {text: no}}",
                GOOD));
    assertEquals(Status.SUCCESS, report.status());
    assertEquals(new Counts(1, 0, 0, 1), report.counts());
    assertEquals(List.of("good"), say.said());
    assertEquals(step(report, 0).startedAt(), step(report, 0).endedAt());
  }

  @Test
  void DL87_abortByConditionAppliesOnFailure() throws IOException {
    RunReport report =
        run(
            steps(
                "a.yaml",
                "{name: No, action: Say, onFailure: Ignore,"
                    + " if: {stringEquals: a, value: a, then: Abort}, inputs: {text: no}}",
                GOOD));
    assertEquals(Status.SUCCESS, report.status());
    assertEquals(new Counts(2, 0, 1, 0), report.counts());
    assertEquals(List.of("good"), say.said());
  }

  @Test
  void DL61_outputsOfASkippedStepFailTheStepThatWantsThem() throws IOException {
    RunReport report =
        run(
            steps(
                "a.yaml",
                "{name: No, action: Say, if: {stringEquals: a, value: b}, inputs: {text: no}}",
                "{name: Use, action: Say, onFailure: Ignore,"
                    + " inputs: {text: '<{{ build.No.outputs.text }}>'}}",
                LAST));
    assertTrue(step(report, 1).failureMessage().contains("was skipped and has no outputs"));
    assertEquals(List.of("last"), say.said());
    assertEquals(new Counts(2, 0, 1, 1), report.counts());
  }

  @Test
  void DL76_loopsRunOncePerValueAndJoinTheirOutputs() throws IOException {
    RunReport report =
        run(
            steps(
                "a.yaml",
                "{name: Each, action: Say, loop: {name: it, forEach: [a, b]},"
                    + " inputs: {text: '{{ loop.index }}{{ it.value }}'}}",
                "{name: Use, action: Say, inputs: {text: '{{ build.Each.outputs.text }}'}}"));
    assertEquals(List.of("0a", "1b", "0a\n1b"), say.said());
    assertEquals("[{\"text\":\"0a\\n1b\"}]", step(report, 0).outputs().orElseThrow().toJson());
    assertEquals(
        "{\"name\":\"it\",\"forEach\":[\"a\",\"b\"]}",
        step(report, 0).loop().orElseThrow().toJson());
  }

  @Test
  void DL78_theFirstFailingIterationEndsTheLoop() throws IOException {
    RunReport report =
        run(
            steps(
                "a.yaml",
                "{name: Each, action: Say, onFailure: Ignore, loop: {forEach: [a, fail, c]},"
                    + " inputs: {text: '{{ loop.value }}'}}"));
    assertEquals(List.of("a", "fail"), say.said());
    assertEquals(
        "Loop of step Each failed at iteration index(es) [1].", step(report, 0).failureMessage());
    assertEquals("[{\"text\":\"a\"}]", step(report, 0).outputs().orElseThrow().toJson());
  }

  @Test
  void DL73_aLoopWithoutIterationsDoesNotCount() throws IOException {
    RunReport report =
        run(
            steps(
                "a.yaml",
                "{name: Each, action: Say, loop: {forEach: {list: ''}}, inputs: {text: x}}"));
    assertEquals(Status.SUCCESS, report.status());
    assertEquals(new Counts(0, 0, 0, 0), report.counts());
    assertEquals("[]", step(report, 0).outputs().orElseThrow().toJson());
  }

  @Test
  void EX9_everyAttemptHasAFreshDeadline() throws IOException {
    RunReport report =
        run(steps("a.yaml", "{name: Long, action: Hang, timeoutSeconds: 1, maxAttempts: 2}"));
    assertEquals("Step Long timed out after 1 seconds.", step(report, 0).failureMessage());
    long seconds =
        step(report, 0).endedAt().orElseThrow().getEpochSecond()
            - step(report, 0).startedAt().orElseThrow().getEpochSecond();
    assertTrue(seconds >= 1, "two attempts of one second each took " + seconds);
  }

  @Test
  void EX69_aCancellationFailsTheStepAndLeavesTheRest() throws IOException {
    Cancellation cancellation = new Cancellation();
    String document = steps("a.yaml", "{name: Long, action: Hang, onFailure: Ignore}", GOOD);
    RunReport report =
        agent.run(
            request(document)
                .cancellation(cancellation)
                .listener(
                    event -> {
                      if (event instanceof RunEvent.StepStarted) {
                        cancellation.cancel();
                      }
                    })
                .build());
    assertEquals(List.of(Status.FAILED, Status.NOT_RUN), statuses(report.documents().get(0)));
    assertEquals("cancelled", step(report, 0).failureMessage());
    assertEquals(Status.FAILED, report.status());
  }

  @Test
  void EX2_onlySelectedPhasesRun() throws IOException {
    String two =
        document(
            "a.yaml",
            "phases:",
            "  - {name: build, steps: [" + GOOD + "]}",
            "  - {name: test, steps: [" + LAST + "]}");
    String one = steps("b.yaml", GOOD);
    RunReport report = agent.run(request(two, one).phases(Set.of("test")).build());
    assertEquals(List.of("last"), say.said());
    assertEquals(Status.SUCCESS, report.documents().get(1).status());
    assertEquals(new Counts(1, 0, 0, 0), report.counts());
  }

  @Test
  void EX1_oneBadDocumentMeansNothingRuns() throws IOException {
    RunReport report = run(steps("a.yaml", GOOD), steps("b.yaml", "{name: X, action: Sya}"));
    assertEquals(Status.FAILED, report.status());
    assertEquals(List.of(), say.said());
    assertTrue(
        report
            .failureMessage()
            .startsWith("Parsing step 'X' in phase 'build' failed. Error: Unsupported action Sya"),
        report.failureMessage());
    assertTrue(report.failureMessage().contains("b.yaml:5:"), report.failureMessage());
  }

  @Test
  void AM19_entriesRunInOrderUntilOneFails() throws IOException {
    RunReport report =
        run(
            steps(
                "a.yaml",
                "{name: All, action: Say, inputs: [{text: a}, {text: fail}, {text: c}]}"));
    assertEquals(List.of("a", "fail"), say.said());
    assertEquals("Say: inputs[1]: cannot say: fail", step(report, 0).failureMessage());
  }

  @Test
  void AM22_outputsOfEntriesAreJoinedByALineFeed() throws IOException {
    RunReport report =
        run(steps("a.yaml", "{name: All, action: Say, inputs: [{text: a}, {text: b}]}"));
    assertEquals("[{\"text\":\"a\\nb\"}]", step(report, 0).outputs().orElseThrow().toJson());
  }

  @Test
  void AM9_inputsAreRecordedInTheirDeclaredTypes() throws IOException {
    RunReport report =
        run(
            steps(
                "a.yaml",
                "{name: One, action: Say, inputs: {text: 0755, loud: 'Yes', failures: '0'}}"));
    assertEquals(
        "[{\"text\":\"0755\",\"loud\":true,\"failures\":0}]", step(report, 0).inputs().toJson());
  }

  @Test
  void EX34_aCycleIsFoundBeforeAnythingRuns() throws IOException {
    steps("b.yaml", "{name: Back, action: Call, inputs: {document: a.yaml}}");
    RunReport report =
        run(steps("a.yaml", GOOD, "{name: There, action: Call, inputs: {document: b.yaml}}"));
    assertEquals(List.of(), say.said());
    assertTrue(
        report.failureMessage().startsWith("Cyclic document execution: a.yaml -> b.yaml -> a.yaml"),
        report.failureMessage());
  }

  @Test
  void EX34_aCycleFoundLateEndsTheRun() throws IOException {
    steps(
        "b.yaml",
        "{name: Name, action: Say, inputs: {text: a.yaml}}",
        "{name: Back, action: Call, inputs: {document: '{{ build.Name.outputs.text }}'}}");
    RunReport report =
        run(
            steps(
                "a.yaml",
                "{name: There, action: Call, onFailure: Ignore, inputs: {document: b.yaml}}",
                LAST));
    assertEquals(List.of(Status.FAILED, Status.NOT_RUN), statuses(report.documents().get(0)));
    assertEquals(List.of("a.yaml"), say.said());
  }

  @Test
  void EX38_aNestedRunHasItsOwnReport() throws IOException {
    steps("b.yaml", GOOD, failing("Bad", "Ignore"));
    RunReport report =
        run(steps("a.yaml", "{name: There, action: Call, inputs: {document: b.yaml}}"));
    RunReport nested = step(report, 0).nested().orElseThrow().get(0);
    assertEquals(new Counts(2, 0, 1, 0), nested.counts());
    assertEquals(new Counts(1, 0, 0, 0), report.counts());
    assertEquals(-1, step(report, 0).timeoutSeconds());
    assertTrue(
        step(report, 0).outputs().orElseThrow().toJson().startsWith("[{\"executedStepCount\":2,"));
  }

  @Test
  void manyRunsGoSideBySide() throws Exception {
    String document =
        steps(
            "a.yaml",
            GOOD,
            "{name: Use, action: Say, inputs: {text: '{{ context:executionId }}'}}");
    List<Thread> threads = new ArrayList<>();
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 8; i++) {
      String id = "run-" + i;
      Thread thread =
          new Thread(
              () -> {
                RunReport report = agent.run(request(document).executionId(id).build());
                seen.add(id + step(report, 1).outputs().orElseThrow().toJson());
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      expected.add("run-" + i + "[{\"text\":\"run-" + i + "\"}]");
    }
    assertEquals(expected, seen.stream().sorted().toList());
  }

  @Test
  void CL30_aMalformedArnOfAStepIsFoundWithItsPlaceBeforeAnythingRuns() throws IOException {
    String bad = "arn:aws:imagebuilder:us-east-1:aws:component/app/1.x.0";
    RunReport report =
        run(steps("a.yaml", GOOD, "{name: Sub, action: Call, inputs: {document: '" + bad + "'}}"));
    assertEquals(
        "'"
            + bad
            + "' is not the ARN of a component: the version '1.x.0' has a number behind a wildcard."
            + " (a.yaml:6:54)",
        report.failureMessage());
    assertEquals(new Counts(0, 0, 0, 0), report.counts());
    ValidationReport validated =
        agent.validate(
            new ValidationRequest(
                List.of("a.yaml"), Set.of(Platform.current()), false, false, folder));
    assertEquals(report.failureMessage(), validated.problems().get(0).text());
  }

  @Test
  void EX56_logsCannotGoAnywhereWithoutALogDirectory() throws IOException {
    RunReport report =
        agent.run(request(steps("a.yaml", GOOD)).logBucket(LogBucket.of("logs")).build());
    assertEquals("Logs cannot be delivered without a log directory.", report.failureMessage());
    assertEquals(Status.FAILED, report.status());
  }
}
