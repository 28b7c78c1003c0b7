package io.github.opentoe.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleLogTest {

  private static final int MUCH = 1 << 20;

  @TempDir Path folder;
  private final StepResult one = Runs.step("One", Status.SUCCESS);
  private final StepResult two = Runs.step("Two", Status.SUCCESS);

  private RunReport run(StepResult... steps) {
    return Runs.of(Status.SUCCESS, Optional.of(folder), steps);
  }

  /** A log; lines that begin with a dash have no time of their own. */
  private void log(String... lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line.startsWith("-") ? line.substring(1) : "2031-02-03T04:05:06.7Z " + line);
      text.append('\n');
    }
    Files.writeString(folder.resolve("console.log"), text);
  }

  private String about(RunReport report, StepResult step) throws IOException {
    try (ConsoleLog log = ConsoleLog.of(report)) {
      return log.excerpt(step, MUCH, MUCH).shown();
    }
  }

  @Test
  void eachStepHasItsOwnLines() throws IOException {
    log(
        "Setup: STARTED SETUP",
        "Document a.yaml",
        "Phase build",
        "Step One",
        "Stdout: first",
        "-more",
        "Step Two",
        "Stdout: second",
        "Phase other",
        "TOE has completed execution successfully");
    RunReport report = run(one, two);
    assertEquals("04:05:06 Stdout: first\nmore\n", about(report, one));
    assertEquals("04:05:06 Stdout: second\n", about(report, two));
  }

  @Test
  void whatStepsPrintIsNotTakenForTheAgent() throws IOException {
    log(
        "Step One",
        "Stdout: Step Two",
        "CmdExecution: Stderr: x",
        "-Step Two",
        "-2099-01-01T00:00:00+00:00 Step Two",
        "-2099-01-01T00:00:00Z Step Unknown",
        "Step Two",
        "Stdout: end");
    RunReport report = run(one, two);
    assertEquals(5, about(report, one).lines().count());
    assertEquals("04:05:06 Stdout: end\n", about(report, two));
  }

  @Test
  void EX13_linesFromBeforeARestartAreThere() throws IOException {
    log(
        "Step One",
        "Stdout: before",
        "Setup: STARTED SETUP",
        "Recovery completed for detailed output.",
        "Phase build",
        "Step One",
        "Stdout: after",
        "Step Two",
        "Stdout: last");
    RunReport report = run(one, two);
    assertEquals("04:05:06 Stdout: before\n04:05:06 Stdout: after\n", about(report, one));
    assertEquals("04:05:06 Stdout: last\n", about(report, two));
  }

  @Test
  void nestedStepsKeepTheirLinesThroughARestart() throws IOException {
    StepResult inner = Runs.step("Inner", Status.SUCCESS);
    StepResult later = Runs.step("Later", Status.SUCCESS);
    RunReport nested = Runs.of(Status.SUCCESS, Runs.document("", "b.yaml", inner, later));
    StepResult outer = Runs.step("Outer", Status.SUCCESS, "", List.of(nested));
    log(
        "Step Outer",
        "ExecuteDocument: STARTED EXECUTION",
        "Document b.yaml",
        "Phase build",
        "Step Inner",
        "Stdout: a",
        "Step Later",
        "Stdout: b",
        "Setup: STARTED SETUP",
        "Step Outer",
        "Document b.yaml",
        "Step Later",
        "Stdout: c",
        "Step Two",
        "Stdout: d");
    RunReport report = run(outer, two);
    assertEquals("04:05:06 Stdout: a\n", about(report, inner));
    assertEquals("04:05:06 Stdout: b\n04:05:06 Stdout: c\n", about(report, later));
    assertEquals("04:05:06 Stdout: d\n", about(report, two));
    try (ConsoleLog log = ConsoleLog.of(report)) {
      assertEquals(4, log.excerptOfAll(outer, MUCH).shown().lines().count());
    }
  }

  @Test
  void longLogKeepsItsBeginningAndItsEnd() throws IOException {
    String[] lines = new String[10_001];
    lines[0] = "Step One";
    for (int i = 1; i < lines.length; i++) {
      lines[i] = "Stdout: " + i;
    }
    log(lines);
    try (ConsoleLog log = ConsoleLog.of(run(one))) {
      LogExcerpt excerpt = log.excerpt(one, 100, 200);
      assertEquals("04:05:06 Stdout: 1\n04:05:06 Stdout: 2\n04:05:06 Stdout: 3\n", excerpt.head());
      assertTrue(excerpt.tail().startsWith("04:05:06 Stdout: 999"), excerpt::tail);
      assertTrue(excerpt.tail().endsWith("Stdout: 10000\n"), excerpt::tail);
      long whole =
          Files.size(folder.resolve("console.log")) - "2031-02-03T04:05:06.7Z Step One\n".length();
      long shown = excerpt.shown().lines().count() - 1;
      assertEquals(
          whole - excerpt.omitted(), (excerpt.head() + excerpt.tail()).length() + 14 * shown);
    }
  }

  @Test
  void logThatIsGoneIsEmpty() throws IOException {
    assertEquals("", about(run(one), one));
  }

  @Test
  void stepsWhoseLinesAreLostAreSteppedOver() throws IOException {
    log("Step Two", "Stdout: second");
    RunReport report = run(one, two);
    assertEquals("", about(report, one));
    assertEquals("04:05:06 Stdout: second\n", about(report, two));
  }
}
