package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.packaging.Program.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A person at a terminal, who is asked before each step. */
@EnabledOnOs(OS.LINUX)
class StepByStepIT {

  private static final int LONGEST_SECONDS = 120;
  private static final String QUESTION = "Run it? [Y]es, [n]o, [a]ll, [q]uit: ";
  private static final String CTRL_C = "\u0003";

  @TempDir Path temporary;
  private Agent agent;

  @BeforeEach
  void unpack() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script is not installed");
    agent = Agent.in(temporary).with("NO_COLOR", "1");
    StringBuilder document = new StringBuilder("schemaVersion: 1.0\nphases:\n");
    document.append("  - name: build\n    steps:\n");
    for (String step : List.of("One", "Two", "Three", "Four")) {
      document.append("      - name: ").append(step).append("\n        action: ExecuteBash\n");
      document.append("        inputs:\n          commands: ['touch ").append(step).append("']\n");
    }
    agent.write("app.yaml", document.toString());
  }

  @AfterEach
  void endAll() throws IOException {
    if (agent != null) {
      agent.endAll();
    }
  }

  /** Runs at a terminal, whose screen goes to a file. */
  private Running atTerminal(String options) throws IOException {
    String launcher = temporary.resolve("program/opentoe").toString();
    String call = launcher + " run -d app.yaml -l logs --state-directory state " + options;
    String typing = "mkfifo keys; exec env --default-signal=INT script -qfc \"$0\" screen <>keys";
    return agent.startOther(List.of("sh", "-c", typing, call));
  }

  private String screen() throws IOException {
    Path file = agent.work().resolve("screen");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Waits for the so-and-so-many-th question, and types. */
  private void answer(Running terminal, int number, String typed) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (screen().split(QUESTION.replaceAll("[\\[\\]?]", "\\\\$0"), -1).length <= number) {
      assertTrue(terminal.process().isAlive() && System.nanoTime() < deadline, this::shown);
      Thread.sleep(20);
    }
    Files.writeString(agent.work().resolve("keys"), typed, StandardOpenOption.WRITE);
  }

  private String shown() {
    try {
      return screen();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private boolean ran(String step) {
    return Files.exists(agent.work().resolve(step));
  }

  @Test
  void eachStepWaitsForItsAnswerAndCtrlCEndsTheRun() throws Exception {
    Running terminal = atTerminal("--step");
    answer(terminal, 1, "n\n");
    answer(terminal, 2, "\n");
    answer(terminal, 3, CTRL_C);
    terminal.join();
    assertTrue(shown().contains("build.One  ExecuteBash  app.yaml:5\r\n"), this::shown);
    assertEquals(
        List.of(false, true, false, false),
        List.of(ran("One"), ran("Two"), ran("Three"), ran("Four")),
        this::shown);
    assertTrue(agent.log("console.log").contains(" Executor: Step One skipped: declined\n"));
    String steps = "documents.0.phases.0.steps.";
    String details = agent.log("detailedoutput.json");
    assertEquals("skipped", Json.at(details, steps + "0.status"));
    assertEquals("success", Json.at(details, steps + "1.status"));
    assertEquals("cancelled", Json.at(details, steps + "2.failureMessage"));
    assertEquals("notRun", Json.at(details, steps + "3.status"));
    assertEquals(List.of(), agent.processes().thatStay());
  }

  @Test
  void nobodyIsAskedAboutStepsThatAreLeftOut() throws Exception {
    Running terminal = atTerminal("--step --from Two");
    answer(terminal, 1, "a\n");
    terminal.join();
    assertTrue(shown().contains("build.Two  ExecuteBash"), this::shown);
    assertFalse(ran("One"));
    assertTrue(ran("Two") && ran("Three") && ran("Four"), this::shown);
    assertEquals("success", Json.at(agent.log("detailedoutput.json"), "status"));
  }
}
