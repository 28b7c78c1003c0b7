package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Restarts and resumed runs of the built program. First in PATH stand programs that only leave a
 * mark, under every name that restarts a machine.
 */
@EnabledOnOs(OS.LINUX)
class RestartIT {

  private static final String STEPS = "documents.0.phases.0.steps.";

  @TempDir Path temporary;
  private Agent agent;

  @BeforeEach
  void unpack() throws Exception {
    agent = Agent.in(temporary);
    Path bin = Files.createDirectories(temporary.resolve("bin"));
    for (String name : List.of("shutdown", "reboot", "halt", "poweroff", "systemctl", "crontab")) {
      Path program = bin.resolve(name);
      Files.writeString(
          program,
          "#!/bin/sh\necho \"$0 $*\" >>'" + agent.work().resolve("called") + "'\nexit 1\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    agent.with("PATH", bin + ":/usr/bin:/bin");
    Outcome first =
        agent.runThrough(
            "sh", "-c", "for name in shutdown systemctl crontab; do command -v $name; done");
    assertEquals(
        bin.resolve("shutdown")
            + "\n"
            + bin.resolve("systemctl")
            + "\n"
            + bin.resolve("crontab")
            + "\n",
        first.stdout());
    agent.write(
        "restarts.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: One
                action: ExecuteBash
                inputs:
                  commands: [echo one | tee -a trace]
              - name: Script
                action: ExecuteBash
                inputs:
                  commands:
                    - echo script >> trace
                    - if [ ! -e again ]; then touch again; exit 194; fi
              - name: Module
                action: Reboot
              - name: Last
                action: ExecuteBash
                inputs:
                  commands: ['echo "{{ build.One.outputs.stdout }} last" >> trace']
        """);
    agent.write(
        "hangs.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: One
                action: ExecuteBash
                inputs:
                  commands: [echo one >> trace]
              - name: Each
                action: ExecuteBash
                loop: {forEach: [a, b, c]}
                inputs:
                  commands:
                    - echo {{ loop.value }} >> trace
                    - echo {{ loop.value }}
                    - |
                      if [ {{ loop.value }} = b ] && [ ! -e go ]; then touch started; sleep 300; fi
        """);
  }

  @AfterEach
  void nothingRestartedAnything() throws IOException {
    agent.endAll();
    assertFalse(Files.exists(agent.work().resolve("called")), "a program was called");
  }

  private void restarted() throws IOException {
    Path state = agent.work().resolve("state/execution.json");
    Files.writeString(
        state,
        Files.readString(state).replaceFirst("\"bootId\": \"[^\"]*\"", "\"bootId\": \"other\""));
  }

  private String trace() throws IOException {
    return Files.readString(agent.work().resolve("trace"));
  }

  @Test
  void EX13_RBT2_twoRestartsInExitMode() throws Exception {
    String[] call = {"run", "--documents=restarts.yaml", "--reboot-mode", "exit"};
    for (int time = 1; time <= 2; time++) {
      Outcome outcome = agent.run(call);
      assertEquals(194, outcome.exitCode(), outcome::toString);
      assertEquals("", outcome.stdout());
      restarted();
    }
    Outcome last = agent.run(call);
    assertEquals(0, last.exitCode(), last::toString);
    assertEquals("4", Json.at(last.stdout(), "executedStepCount"));
    assertEquals("one\nscript\nscript\none last\n", trace());
    String details = agent.log("detailedoutput.json");
    assertEquals("success", Json.at(details, STEPS + "2.status"));
    assertEquals(details, agent.log("detailedOutput.json"));
    assertFalse(Files.exists(agent.work().resolve("state/execution.json")));
  }

  @Test
  void EX30_killedInALoopAndResumedByOption() throws Exception {
    Program.Running run = agent.start("run", "--documents=hangs.yaml", "--reboot-mode=exit");
    agent.await("started", run);
    run.process().destroyForcibly();
    assertEquals(137, run.join().exitCode());
    agent.endAll();
    agent.write("go", "");
    Files.delete(agent.work().resolve("hangs.yaml"));
    Outcome outcome =
        agent.runThrough(
            "sh", "-c", "cd / && exec \"$RUN\" run --resume -s '" + agent.work() + "/state'");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals("one\na\nb\nb\nc\n", trace());
    assertEquals(
        "[{\"stdout\":\"a\\nb\\nc\"}]",
        Json.at(agent.log("detailedoutput.json"), STEPS + "1.outputs"));
    assertTrue(agent.log("console.log").contains(" resuming step Each after"));
  }

  @Test
  void resumeWithNothingSavedSaysSo() throws Exception {
    Outcome outcome = agent.runThrough("sh", "-c", "exec \"$RUN\" run --resume -s state");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    String reason = "nothing to resume in " + agent.work().resolve("state");
    assertEquals(reason, Json.at(outcome.stdout(), "failureMessage"));
    assertEquals("error: " + reason + "\n", outcome.stderr());
  }

  @Test
  void EX14_underTheSsmAgentTheCallerRestarts() throws Exception {
    Path worker = temporary.resolve("ssm-document-worker");
    Files.writeString(
        worker, "#!/bin/sh\n\"$RUN\" run -d restarts.yaml -s state -l logs --reboot-mode auto\n");
    Files.setPosixFilePermissions(worker, PosixFilePermissions.fromString("rwxr-xr-x"));
    Outcome outcome = agent.runThrough(worker);
    assertEquals(194, outcome.exitCode(), outcome::toString);
    assertEquals("", outcome.stdout());
  }

  @Test
  void EX15_EX16_systemModeRefusesWhereThisIsNoMachineOfItsOwn() throws Exception {
    assumeTrue(Files.exists(Path.of("/.dockerenv")), "this is no container");
    Outcome outcome = agent.run("run", "--documents=restarts.yaml", "--reboot-mode", "system");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals(
        "reboot is not possible in a container",
        Json.at(agent.log("detailedoutput.json"), STEPS + "1.failureMessage"));
    assertEquals("one\nscript\n", trace());
  }
}
