package io.github.opentoe.agent;

import static io.github.opentoe.agent.Bench.act;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.testmodules.Act.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that ask for restarts (EX-13 … EX-22). The machine is a folder, and its only programs are
 * scripts that leave a mark: nothing here can restart anything.
 */
@DisabledOnOs(OS.WINDOWS)
class RestartTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void setUp() throws IOException {
    bench = new Bench(folder);
    bench.program("shutdown", "echo \"$@\" >> '" + folder.resolve("shutdown-called") + "'");
    bench.program(
        "crontab",
        "f='" + folder.resolve("crontab") + "'",
        "if [ \"$1\" = -l ]; then while IFS= read -r l; do echo \"$l\"; done < \"$f\"; exit; fi",
        "while IFS= read -r l; do echo \"$l\"; done > \"$f\"");
    Files.writeString(folder.resolve("crontab"), "# mine\n5 4 * * * true\n");
  }

  private static StepResult step(RunReport report, int index) {
    return report.documents().get(0).phases().get(0).steps().get(index);
  }

  private RunRequest.Builder inSystemMode(String... documents) {
    return bench
        .request(documents)
        .restarts(new RestartPlan(RestartMode.SYSTEM, List.of("resume-me", "state"), false, ""));
  }

  private String crontab() throws IOException {
    return Files.readString(folder.resolve("crontab"));
  }

  @Test
  void EX13_theCallerIsToldAndTheSameStepRunsAgain() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"), act("Three", "3"));
    bench.act.plan("2", Plan.SAME_STEP);
    RunReport first = bench.run(document);
    assertTrue(first.isRestartWanted());
    assertFalse(first.isSuccess());
    assertEquals(Status.REBOOTING, step(first, 1).status());
    String files = Files.readString(bench.logs().resolve("detailedoutput.json"));
    assertTrue(files.contains("\"status\": \"rebooting\""), files);
    assertTrue(bench.console().endsWith(" Getting reboot signal\n"), bench.console());
    bench.restarted(2);
    RunReport second = bench.run(document);
    assertEquals(Status.SUCCESS, second.status());
    assertEquals(new Counts(3, 0, 0, 0), second.counts());
    assertEquals(first.executionId(), second.executionId());
    assertEquals(first.logFolder(), second.logFolder());
    assertEquals(List.of("1", "2", "(2)", "3"), bench.act.acted());
    assertTrue(
        bench
            .console()
            .matches(
                "(?s).* Recovery completed for detailed output\\.\n"
                    + "[^\n]* Executor: System has rebooted successfully\n.* Step Two\n.*"),
        bench.console());
    assertFalse(bench.console().contains("Rebooting the system now"));
    assertEquals(List.of(), bench.state());
  }

  @Test
  void RBT1_theModuleIsDoneAfterTheRestart() throws IOException {
    String document =
        bench.document("a.yaml", act("One", "1"), act("Use", "{{ build.One.outputs.text }}"));
    bench.act.plan("1", Plan.NEXT_STEP);
    assertTrue(bench.run(document).isRestartWanted());
    bench.restarted(2);
    RunReport report = bench.run(document);
    assertEquals(List.of("1", "1"), bench.act.acted());
    assertEquals(new Counts(2, 0, 0, 0), report.counts());
    assertEquals("[{\"text\":\"1\"}]", step(report, 0).outputs().orElseThrow().toJson());
  }

  @Test
  void RBT4_aRestartByTheLastStepHappensAndTheRunEndsAfterIt() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Last", "2"));
    bench.act.plan("2", Plan.NEXT_STEP);
    assertTrue(bench.run(document).isRestartWanted());
    bench.restarted(2);
    RunReport report = bench.run(document);
    assertTrue(report.isSuccess(), report.toString());
    assertEquals(List.of("1", "2"), bench.act.acted());
    assertEquals(new Counts(2, 0, 0, 0), report.counts());
  }

  @Test
  void RBT7_inALoopOneRestartForEachIteration() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            "{name: Each, action: Act, loop: {forEach: [a, b]}, inputs: {text: '{{ loop.value }}'}}");
    bench.act.plan("a", Plan.NEXT_STEP);
    bench.act.plan("b", Plan.NEXT_STEP);
    assertTrue(bench.run(document).isRestartWanted());
    bench.restarted(2);
    assertTrue(bench.run(document).isRestartWanted());
    bench.restarted(3);
    RunReport report = bench.run(document);
    assertEquals(List.of("a", "b"), bench.act.acted());
    assertEquals("[{\"text\":\"a\\nb\"}]", step(report, 0).outputs().orElseThrow().toJson());
  }

  @Test
  void EX29_anUnchangedMachineIsAskedForThreeTimesAndThenTheRunFails() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"), act("Three", "3"));
    bench.act.plan("2", Plan.SAME_STEP);
    assertTrue(bench.run(document).isRestartWanted());
    for (int call = 1; call <= 3; call++) {
      RunReport again = bench.run(document);
      assertTrue(again.isRestartWanted(), "call " + call);
      assertEquals(new Counts(1, 0, 0, 0), again.counts());
    }
    RunReport last = bench.run(document);
    assertEquals(Status.FAILED, last.status());
    assertEquals("the machine was not restarted (asked 3 times)", last.failureMessage());
    assertEquals(last.failureMessage(), step(last, 1).failureMessage());
    assertEquals(List.of("1", "2"), bench.act.acted());
    assertEquals(List.of("failed"), bench.state());
  }

  @Test
  void EX29_aContainerThatWasRestartedGoesOn() throws IOException {
    Files.writeString(bench.machine(".dockerenv"), "");
    Path first = bench.machine("proc/1/stat");
    String status = "1 (a b) S 0 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 %d 99\n";
    Files.writeString(first, status.formatted(1000));
    String document = bench.document("a.yaml", act("One", "1"));
    bench.act.plan("1", Plan.SAME_STEP);
    assertTrue(bench.run(document).isRestartWanted());
    assertTrue(bench.run(document).isRestartWanted());
    Files.writeString(first, status.formatted(2000));
    assertTrue(bench.run(document).isSuccess());
  }

  @Test
  void EX17_theFifteenthRestartIsRefused() throws IOException {
    String document =
        bench.document(
            "a.yaml",
            "{name: Each, action: Act, loop: {for: {start: 1, end: 20, updateBy: 1}},"
                + " inputs: {text: again}}");
    Plan[] always = new Plan[20];
    Arrays.fill(always, Plan.SAME_STEP);
    bench.act.plan("again", always);
    for (int time = 1; time <= 14; time++) {
      assertTrue(bench.run(document).isRestartWanted(), "request " + time);
      bench.restarted(time + 1);
    }
    RunReport last = bench.run(document);
    assertEquals(Status.FAILED, last.status());
    assertTrue(bench.console().contains("failed: too many reboots (14)\n"), bench.console());
    assertEquals(15, bench.act.acted().size());
  }

  @Test
  void aRestartWithoutAStateDirectoryFailsTheStep() throws IOException {
    String document = bench.document("a.yaml", act("One", "1"));
    bench.act.plan("1", Plan.SAME_STEP);
    RunReport report =
        ComponentAgent.withModules(List.of(bench.act))
            .run(RunRequest.builder().workingDirectory(folder).document(document).build());
    assertEquals(
        "a restart was asked for, but the run has no state directory to go on from",
        step(report, 0).failureMessage());
  }

  @Test
  void EX15_RBT6_systemModeRefusesInAContainer() throws IOException {
    Files.writeString(bench.machine(".dockerenv"), "");
    String document =
        bench.document(
            "a.yaml",
            "{name: One, action: Act, onFailure: Ignore, inputs: {text: '1'}}",
            "{name: Two, action: Act, onFailure: Ignore, inputs: {text: '2'}}",
            act("Three", "3"));
    bench.act.plan("1", Plan.SAME_STEP);
    bench.act.plan("2", Plan.NEXT_STEP);
    RunReport report = bench.run(inSystemMode(document));
    assertEquals("reboot is not possible in a container", step(report, 0).failureMessage());
    assertEquals("Act: reboot is not possible in a container", step(report, 1).failureMessage());
    assertEquals(List.of("1", "2", "3"), bench.act.acted());
    assertFalse(Files.exists(folder.resolve("shutdown-called")));
  }

  @Test
  void RBT3_aRefusedRestartIsAFailedAttempt() throws IOException {
    Files.writeString(bench.machine(".dockerenv"), "");
    String document =
        bench.document("a.yaml", "{name: One, action: Act, maxAttempts: 2, inputs: {text: '1'}}");
    bench.act.plan("1", Plan.NEXT_STEP);
    assertTrue(bench.run(inSystemMode(document)).isSuccess());
    assertEquals(List.of("1", "1"), bench.act.acted());
  }

  @Test
  void EX18_systemModeInstallsATriggerAndEX19RemovesItFirst() throws Exception {
    assumeTrue(isRoot(), "system mode needs root, of the folder that is the machine, too");
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"));
    bench.act.plan("1", Plan.NEXT_STEP);
    Cancellation stop = new Cancellation();
    Thread machine = new Thread(() -> stopWhenShutDown(stop));
    machine.start();
    RunReport report = bench.run(inSystemMode(document).cancellation(stop));
    machine.join();
    assertTrue(report.isRestartWanted(), report.toString());
    assertEquals("-r now\n", Files.readString(folder.resolve("shutdown-called")));
    assertTrue(bench.console().contains(" Rebooting the system now\n"));
    assertEquals(List.of("execution.json", "steps.jsonl", "trigger.json"), bench.state());
    List<String> lines = crontab().lines().toList();
    assertEquals(List.of("# mine", "5 4 * * * true"), lines.subList(0, 2));
    assertTrue(
        lines.get(2).matches("@reboot resume-me state # opentoe-resume-[0-9a-f]{16}"),
        lines.get(2));
    bench.restarted(2);
    RestartPlan resuming = new RestartPlan(RestartMode.EXIT, List.of(), true, "");
    RunReport last = bench.run(bench.request().restarts(resuming));
    assertTrue(last.isSuccess(), last.toString());
    assertEquals("# mine\n5 4 * * * true\n", crontab());
    assertEquals(List.of(), bench.state());
    assertEquals(List.of("1", "2"), bench.act.acted());
  }

  @Test
  void RBT5_aMachineThatDoesNotGoDownFailsTheStep() throws Exception {
    assumeTrue(isRoot(), "system mode needs root, of the folder that is the machine, too");
    bench.patience = Duration.ofMillis(50);
    String document = bench.document("a.yaml", act("One", "1"));
    bench.act.plan("1", Plan.NEXT_STEP);
    RunReport report = bench.run(inSystemMode(document));
    assertEquals("Act: the system did not restart", step(report, 0).failureMessage());
    assertEquals("# mine\n5 4 * * * true\n", crontab());
    assertEquals(List.of("failed"), bench.state());
  }

  @Test
  void EX20_aRefusedShutdownFailsTheStepAndLeavesNoTrigger() throws Exception {
    assumeTrue(isRoot(), "system mode needs root, of the folder that is the machine, too");
    bench.program("shutdown", "echo no >&2; exit 3");
    String document = bench.document("a.yaml", act("One", "1"));
    bench.act.plan("1", Plan.SAME_STEP);
    RunReport report = bench.run(inSystemMode(document));
    assertEquals(
        "the system cannot be restarted: shutdown -r now: exit status 3: no",
        step(report, 0).failureMessage());
    assertEquals("# mine\n5 4 * * * true\n", crontab());
  }

  @Test
  void EX14_autoAsksTheCallerUnderTheSsmAgent() throws IOException {
    long self = ProcessHandle.current().pid();
    for (String[] process :
        new String[][] {{"" + self, "java", "70"}, {"70", "ssm-document-wo", "1"}}) {
      Files.createDirectories(bench.machine("proc/" + process[0]));
      Files.writeString(bench.machine("proc/" + process[0] + "/comm"), process[1] + "\n");
      Files.writeString(
          bench.machine("proc/" + process[0] + "/stat"),
          process[0] + " (x) S " + process[2] + " 0 0\n");
    }
    String document = bench.document("a.yaml", act("One", "1"));
    bench.act.plan("1", Plan.SAME_STEP);
    RestartPlan auto = new RestartPlan(RestartMode.AUTO, List.of("x"), false, "");
    assertTrue(bench.run(bench.request(document).restarts(auto)).isRestartWanted());
    assertFalse(Files.exists(folder.resolve("shutdown-called")));
  }

  @Test
  void aCancelWhileTheMachineStopsLeavesTheRun() throws IOException {
    bench.program("systemctl", "echo stopping; exit 1");
    String document = bench.document("a.yaml", act("One", "1"), act("Two", "2"));
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertTrue(bench.run(bench.request(document).cancellation(cancelled)).isRestartWanted());
    bench.program("systemctl", "echo running");
    assertTrue(bench.run(document).isSuccess());
    assertEquals(List.of("1", "2"), bench.act.acted());
  }

  @Test
  void aCancelOtherwiseEndsTheRun() throws IOException {
    bench.program("systemctl", "echo running");
    String document = bench.document("a.yaml", act("One", "1"));
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertEquals(
        Status.FAILED, bench.run(bench.request(document).cancellation(cancelled)).status());
    assertEquals(List.of("failed"), bench.state());
  }

  private boolean isRoot() throws IOException {
    return Files.getAttribute(bench.machine("proc/self"), "unix:uid").equals(0);
  }

  private void stopWhenShutDown(Cancellation stop) {
    try {
      for (int polls = 0;
          polls < 3000 && !Files.exists(folder.resolve("shutdown-called"));
          polls++) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop.cancel();
  }
}
