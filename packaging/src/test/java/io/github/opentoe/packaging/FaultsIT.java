package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are killed, cancelled, or cannot write. */
@EnabledOnOs(OS.LINUX)
class FaultsIT {

  private static final String STEPS = "documents.0.phases.0.steps.";

  @TempDir Path temporary;
  private Agent agent;

  @BeforeEach
  void unpack() throws IOException {
    agent = Agent.in(temporary);
    agent.write(
        "hangs.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Quick
                action: ExecuteBash
                inputs:
                  commands: [echo quick]
              - name: Hangs
                action: ExecuteBash
                onFailure: Ignore
                inputs:
                  commands:
                    - (setsid sleep 300 >/dev/null 2>&1 &)
                    - sleep 300 &
                    - echo hanging
                    - touch started
                    - sleep 300
              - name: NotReached
                action: ExecuteBash
                inputs:
                  commands: [echo never]
        """);
    agent.write(
        "deaf.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Deaf
                action: ExecuteBash
                inputs:
                  commands:
                    - trap '' TERM
                    - touch started
                    - while sleep 1; do true; done
        """);
    agent.write(
        "fine.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Fine
                action: ExecuteBash
                inputs:
                  commands: [echo fine]
        """);
  }

  @AfterEach
  void endAll() throws IOException {
    agent.endAll();
  }

  @Test
  void EX52_killedAgentLeavesReadableFiles() throws Exception {
    killed();
    String console = agent.log("console.log");
    assertTrue(console.contains(" Stdout: quick\n"), console);
    assertTrue(console.contains(" Step Hangs\n"), console);
    assertTrue(
        console.lines().allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z .*")),
        console);
    String details = agent.log("detailedoutput.json");
    assertEquals("running", Json.at(details, "status"));
    assertEquals("success", Json.at(details, STEPS + "0.status"));
    assertEquals("[{\"stdout\":\"quick\"}]", Json.at(details, STEPS + "0.outputs"));
    assertEquals("running", Json.at(details, STEPS + "1.status"));
    assertEquals("notRun", Json.at(details, STEPS + "2.status"));
    assertEquals("Quick", Json.at(agent.log("chaining.json"), "0.phases.0.steps.0.name"));
  }

  @Test
  void AM75_nextRunWorksInTheSameFoldersAndRemovesWhatTheKilledOneLeft() throws Exception {
    killed();
    assertFalse(names(agent.temporary()).isEmpty(), "a step had a temporary folder");
    agent.endAll();
    assertEquals(List.of(), agent.processes().thatStay());
    Outcome outcome = agent.run("run", "--documents=fine.yaml");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals(List.of(), names(agent.temporary()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void cancelEndsTheTreeAndLeavesEvidence(String signal) throws Exception {
    Program.Running run = agent.start("run", "--documents=hangs.yaml");
    agent.await("started", run);
    send(signal, run);
    Outcome outcome = run.join();
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals("failed", Json.at(outcome.stdout(), "status"));
    assertEquals("2", Json.at(outcome.stdout(), "executedStepCount"));
    assertEquals(List.of(), agent.processes().thatStay());
    assertEquals(List.of(), names(agent.temporary()));
    String details = agent.log("detailedoutput.json");
    assertEquals("failed", Json.at(details, "status"));
    assertEquals("failed", Json.at(details, STEPS + "1.status"));
    assertEquals("cancelled", Json.at(details, STEPS + "1.failureMessage"));
    assertEquals("[{\"stdout\":\"hanging\"}]", Json.at(details, STEPS + "1.outputs"));
    assertEquals("notRun", Json.at(details, STEPS + "2.status"));
    assertEquals(details, agent.log("detailedOutput.json"));
    assertTrue(agent.log("console.log").endsWith(" failure - Execution failed!\n"));
  }

  @Test
  void cancelKillsAStepThatDoesNotListen() throws Exception {
    Program.Running run = agent.start("run", "--documents=deaf.yaml");
    agent.await("started", run);
    send("TERM", run);
    Outcome outcome = run.join();
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals("failed", Json.at(outcome.stdout(), "status"));
    assertEquals(List.of(), agent.processes().thatStay());
  }

  @Test
  void secondSignalKillsAtOnceAndLeavesEvidence() throws Exception {
    agent.write(
        "slow.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Slow
                action: ExecuteBash
                inputs:
                  commands:
                    - trap 'touch told' TERM
                    - touch started
                    - for i in $(seq 80); do sleep 0.1; done
                    - touch late
        """);
    Program.Running run = agent.start("run", "--documents=slow.yaml");
    agent.await("started", run);
    send("TERM", run);
    agent.await("told", run);
    // Another one, because equal signals that wait at the same time count once.
    send("HUP", run);
    Outcome outcome = run.join();
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals("failed", Json.at(outcome.stdout(), "status"));
    assertEquals(List.of(), agent.processes().thatStay());
    assertFalse(Files.exists(agent.work().resolve("late")), "the step had its time");
    assertEquals(
        "cancelled", Json.at(agent.log("detailedoutput.json"), STEPS + "0.failureMessage"));
  }

  @Test
  void EX30_stepThatKillsTheAgentLeavesReadableFiles() throws Exception {
    agent.write(
        "kills.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Quick
                action: ExecuteBash
                inputs:
                  commands: [echo quick]
              - name: Kills
                action: ExecuteBash
                inputs:
                  commands: [kill -9 $PPID]
        """);
    Outcome outcome = agent.run("run", "--documents=kills.yaml");
    assertEquals(137, outcome.exitCode(), outcome::toString);
    assertEquals("", outcome.stdout());
    String details = agent.log("detailedoutput.json");
    assertEquals("success", Json.at(details, STEPS + "0.status"));
    assertEquals("running", Json.at(details, STEPS + "1.status"));
    assertEquals(List.of(), agent.processes().thatStay());
  }

  @ParameterizedTest
  @CsvSource({
    "--log-directory, file, cannot be created: ",
    "--log-directory, file/below, cannot be created: not a directory",
    "--log-directory, /dev/null, cannot be created: ",
    "--state-directory, file, cannot be used: ",
    "--state-directory, file/below, cannot be used: ",
    "--state-directory, /proc/none, cannot be used: ",
  })
  void folderThatCannotBeMadeIsSaid(String option, String folder, String reason) throws Exception {
    agent.write("file", "");
    Outcome outcome = agent.run("run", "--documents=fine.yaml", option, folder);
    assertEquals(1, outcome.exitCode(), outcome::toString);
    String message = Json.at(outcome.stdout(), "failureMessage");
    assertTrue(message.contains(agent.work().resolve(folder).toString()), message);
    assertTrue(message.contains(reason), message);
    assertEquals("error: " + message + "\n", outcome.stderr());
    assertEquals("0", Json.at(outcome.stdout(), "executedStepCount"));
  }

  @Test
  void AM76_missingTemporaryFolderFailsTheStep() throws Exception {
    Files.delete(agent.temporary());
    Outcome outcome = agent.run("run", "--documents=fine.yaml");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals(
        "ExecuteBash: cannot create temporary directory in "
            + agent.temporary()
            + ": no such file or directory",
        Json.at(agent.log("detailedoutput.json"), STEPS + "0.failureMessage"));
  }

  private void killed() throws Exception {
    Program.Running run = agent.start("run", "--documents=hangs.yaml");
    agent.await("started", run);
    run.process().destroyForcibly();
    assertEquals(137, run.join().exitCode());
  }

  private static void send(String signal, Program.Running run) throws Exception {
    String pid = Long.toString(run.process().pid());
    new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
