package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The built program goes on with runs that failed, as a person has it do. */
@EnabledOnOs(OS.LINUX)
class ResumeIT {

  private static final String DOCUMENT =
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
              action: ExecuteBinary
              inputs:
                path: ./script.sh
            - name: Needs
              action: ExecuteBash
              inputs:
                commands: ['echo needs >> trace; test -e repaired']
            - name: Last
              action: ExecuteBash
              inputs:
                commands: ['echo "{{ build.One.outputs.stdout }} last" >> trace; touch started;
                    if [ -e hang ]; then sleep 300; fi']
      """;

  @TempDir Path temporary;
  private Agent agent;

  @BeforeEach
  void unpack() throws Exception {
    agent = Agent.in(temporary);
    agent.write("app.yaml", DOCUMENT);
    script("echo script >> trace");
  }

  @AfterEach
  void end() throws IOException {
    agent.endAll();
  }

  private void script(String line) throws IOException {
    Path script = agent.write("script.sh", "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String trace() throws IOException {
    return Files.readString(agent.work().resolve("trace"));
  }

  private Outcome resume() throws Exception {
    return agent.run("resume", "--state-directory", "state");
  }

  @Test
  void theHostIsRepairedAndTheRunGoesOn() throws Exception {
    Outcome failed = agent.run("run", "--documents=app.yaml", "--report=junit=first.xml");
    assertEquals(1, failed.exitCode(), failed::toString);
    String hint = "To go on at the step that failed: opentoe resume --state-directory state\n";
    assertEquals(hint, failed.stderr());
    agent.write("repaired", "");
    agent.write("hang", "");
    Program.Running killed = agent.start("resume", "--state-directory", "state");
    agent.await("started", killed);
    killed.process().destroyForcibly();
    assertEquals(137, killed.join().exitCode());
    agent.endAll();
    Files.delete(agent.work().resolve("hang"));
    Outcome outcome =
        agent.run("resume", "--state-directory", "state", "--report=junit=second.xml");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals(Json.at(failed.stdout(), "executionId"), Json.at(outcome.stdout(), "executionId"));
    assertEquals(Json.at(failed.stdout(), "logUrl"), Json.at(outcome.stdout(), "logUrl"));
    assertEquals("4", Json.at(outcome.stdout(), "executedStepCount"));
    assertEquals("one\nscript\nneeds\nneeds\none last\none last\n", trace());
    String console = agent.log("console.log");
    assertTrue(
        console.contains(
            " Executor: Resuming at step build.Needs (app.yaml:13): it failed; 2 steps are kept\n"),
        console);
    assertTrue(console.contains(" resuming step Last after an unexpected stop\n"), console);
    assertFalse(Files.exists(agent.work().resolve("state/failed")));
    String report = Files.readString(agent.work().resolve("second.xml"));
    assertTrue(report.contains("failures=\"0\""), report);
    assertEquals(report, Files.readString(agent.work().resolve("first.xml")));
    Outcome nothing = resume();
    assertEquals(1, nothing.exitCode());
    String reason = "nothing to resume in " + agent.work().resolve("state");
    assertEquals("error: " + reason + "\n", nothing.stderr());
    assertEquals(reason, Json.at(nothing.stdout(), "failureMessage"));
  }

  @Test
  void anEditedScriptAndAnEditedDocumentAreNoticed() throws Exception {
    agent.run("run", "--documents=app.yaml");
    script("echo other >> trace");
    Outcome outcome = resume();
    assertTrue(
        outcome
            .stderr()
            .startsWith(
                "Resuming at step build.Script (app.yaml:9): the file "
                    + agent.work().resolve("script.sh")
                    + " that it runs changed; 1 step is kept\n"),
        outcome::toString);
    agent.write("app.yaml", DOCUMENT.replace("; test -e repaired", ""));
    outcome = resume();
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertEquals(
        "Resuming at step build.Needs (app.yaml:13): it failed; 2 steps are kept\n",
        outcome.stderr());
    assertEquals("one\nscript\nneeds\nother\nneeds\nneeds\none last\n", trace());
  }
}
