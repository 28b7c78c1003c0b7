package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Disks that fill up, and folders that vanish or become read-only, while a run goes on. */
@EnabledOnOs(OS.LINUX)
class DiskFaultsIT {

  private static final String SMALL = "mount -t tmpfs -o size=1m tmpfs ";
  private static final String FILL = "head -c 4000000 /dev/zero > %s/fill 2>/dev/null || true";
  private static final String INCOMPLETE = "warning: The log folder is incomplete: ";

  @TempDir Path temporary;
  private Agent agent;

  @BeforeEach
  void unpack() throws IOException {
    agent = Agent.in(temporary);
    Files.createDirectory(agent.work().resolve("logs"));
  }

  @AfterEach
  void endAll() throws IOException {
    agent.endAll();
  }

  @Test
  void fullLogFolderLosesLinesAndNotTheReport() throws Exception {
    PrivateMounts.assumeAllowed(temporary);
    writeSteps("echo one", FILL.formatted("logs"), "yes filled | head -c 300000", "echo last");
    Outcome outcome = agent.runBy(PrivateMounts.with(SMALL + "logs"), "run", "-d", "steps.yaml");
    assertSuccess(outcome, 4);
    List<String> warnings = outcome.stderr().lines().toList();
    assertEquals(2, warnings.size(), outcome::toString);
    assertTrue(
        warnings.get(0).startsWith("warning: Preflight: only 0 MiB are free in "),
        outcome::toString);
    assertEquals(
        INCOMPLETE + "console.log cannot be written: no space left on device", warnings.get(1));
    String console = agent.log("console.log");
    assertTrue(console.contains(" Stdout: one\n"), console);
    String details = agent.log("detailedoutput.json");
    assertEquals("success", Json.at(details, "documents.0.phases.0.steps.0.status"));
    Json.read(agent.log("chaining.json"));
  }

  @Test
  void AM76_fullTemporaryFolderFailsStepsWithTheReason() throws Exception {
    PrivateMounts.assumeAllowed(temporary);
    writeSteps("echo one");
    Path full = agent.temporary();
    Outcome outcome =
        agent.runBy(
            PrivateMounts.with(
                SMALL + full, FILL.formatted(full), "trap 'ls -A " + full + " > left.txt' EXIT"),
            "run",
            "-d",
            "steps.yaml");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals(
        "ExecuteBash: cannot create temporary directory in " + full + ": no space left on device",
        failureOfStep(0));
    assertEquals("fill\n", Files.readString(agent.work().resolve("left.txt")));
  }

  @Test
  void AM76_fileThatDoesNotFitFailsItsStepOnly() throws Exception {
    PrivateMounts.assumeAllowed(temporary);
    Path full = Files.createDirectory(agent.work().resolve("full"));
    agent.write(
        "file.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Create
                action: CreateFile
                onFailure: Continue
                inputs:
                  - path: %s/file
                    content: some text
              - name: After
                action: ExecuteBash
                inputs:
                  commands: [ls full]
        """
            .formatted(full));
    Outcome outcome =
        agent.runBy(
            PrivateMounts.with(SMALL + full, FILL.formatted(full)), "run", "-d", "file.yaml");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals("2", Json.at(outcome.stdout(), "executedStepCount"));
    assertEquals(
        "CreateFile: cannot create: " + full + "/file: no space left on device", failureOfStep(0));
    assertEquals(
        "[{\"stdout\":\"fill\"}]",
        Json.at(agent.log("detailedoutput.json"), "documents.0.phases.0.steps.1.outputs"));
  }

  @Test
  void deletedLogFolderIsSaid() throws Exception {
    writeSteps("echo one", "rm -rf logs/*", "echo last");
    Outcome outcome = agent.run("run", "-d", "steps.yaml");
    assertSuccess(outcome, 3);
    assertTrue(outcome.stderr().startsWith(INCOMPLETE), outcome::toString);
    assertTrue(
        outcome.stderr().endsWith(" cannot be written: no such file or directory\n"),
        outcome::toString);
    assertEquals(List.of(), names(agent.work().resolve("logs")));
  }

  @Test
  void logFolderDeletedByTheLastStepIsSaidToo() throws Exception {
    writeSteps("rm -rf logs/*");
    Outcome outcome = agent.run("run", "-d", "steps.yaml");
    assertSuccess(outcome, 1);
    assertTrue(outcome.stderr().startsWith(INCOMPLETE), outcome::toString);
  }

  @Test
  void readOnlyLogFolderKeepsTheLastStateThatWasWritten() throws Exception {
    PrivateMounts.assumeAllowed(temporary);
    writeSteps("echo one", "mount --bind logs logs && mount -o remount,bind,ro logs", "echo last");
    Outcome outcome = agent.runBy(PrivateMounts.with(), "run", "-d", "steps.yaml");
    assertSuccess(outcome, 3);
    assertEquals(
        INCOMPLETE + "detailedoutput.json cannot be written: read-only file system\n",
        outcome.stderr());
    String details = agent.log("detailedoutput.json");
    assertEquals("running", Json.at(details, "status"));
    assertEquals("success", Json.at(details, "documents.0.phases.0.steps.0.status"));
    assertTrue(agent.log("console.log").contains(" Stdout: last\n"));
  }

  @Test
  void AM74_scriptsRunFromANoexecFolder() throws Exception {
    PrivateMounts.assumeAllowed(temporary);
    writeSteps("echo one", "cp /bin/true $TMPDIR/true; $TMPDIR/true || echo refused");
    Path noexec = agent.temporary();
    Outcome outcome =
        agent.runBy(
            PrivateMounts.with("mount -t tmpfs -o noexec tmpfs " + noexec),
            "run",
            "-d",
            "steps.yaml");
    assertSuccess(outcome, 2);
    String details = agent.log("detailedoutput.json");
    assertEquals(
        "[{\"stdout\":\"refused\"}]", Json.at(details, "documents.0.phases.0.steps.1.outputs"));
  }

  @Test
  void emptiedTemporaryFolderHarmsNoStep() throws Exception {
    writeSteps(
        "echo one",
        "echo before; rm -rf $TMPDIR/* $TMPDIR/.[a-z]*; echo behind; sh -c 'echo e >&2'",
        "echo last; echo e >&2");
    Outcome outcome = agent.run("run", "-d", "steps.yaml");
    assertSuccess(outcome, 3);
    String details = agent.log("detailedoutput.json");
    assertEquals(
        "[{\"stdout\":\"before\\nbehind\"}]",
        Json.at(details, "documents.0.phases.0.steps.1.outputs"));
    assertEquals(
        "[{\"stdout\":\"last\"}]", Json.at(details, "documents.0.phases.0.steps.2.outputs"));
    assertEquals(List.of(), names(agent.temporary()));
  }

  @Test
  void AM76_removedTemporaryFolderFailsStepsUntilItIsBack() throws Exception {
    agent.write(
        "steps.yaml",
        document("onFailure: Continue", "rm -rf $TMPDIR", "echo missing")
            + "      - {name: Back, action: CreateFolder, inputs: [{path: %s}]}\n"
                .formatted(agent.temporary())
            + "      - {name: Again, action: ExecuteBash, inputs: {commands: [echo again]}}\n");
    Outcome outcome = agent.run("run", "-d", "steps.yaml");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals("4", Json.at(outcome.stdout(), "executedStepCount"));
    assertEquals("1", Json.at(outcome.stdout(), "failedStepCount"));
    assertEquals(
        "ExecuteBash: cannot create temporary directory in "
            + agent.temporary()
            + ": no such file or directory",
        failureOfStep(1));
  }

  private void writeSteps(String... commands) throws IOException {
    agent.write("steps.yaml", document("onFailure: Abort", commands));
  }

  private static String document(String onFailure, String... commands) {
    StringBuilder text =
        new StringBuilder("schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n");
    for (int step = 0; step < commands.length; step++) {
      text.append("      - name: Step%d\n        action: ExecuteBash\n".formatted(step))
          .append("        " + onFailure + "\n        inputs:\n          commands:\n")
          .append("            - \"" + commands[step] + "\"\n");
    }
    return text.toString();
  }

  private String failureOfStep(int step) throws IOException {
    String path = "documents.0.phases.0.steps." + step + ".failureMessage";
    return Json.at(agent.log("detailedoutput.json"), path);
  }

  private static void assertSuccess(Outcome outcome, int steps) {
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals("success", Json.at(outcome.stdout(), "status"));
    assertEquals(Integer.toString(steps), Json.at(outcome.stdout(), "executedStepCount"));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
