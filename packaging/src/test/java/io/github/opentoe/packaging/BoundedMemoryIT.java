package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is large outside stays small inside: the peak of the resident memory of the program. */
@EnabledOnOs(OS.LINUX)
class BoundedMemoryIT {

  private static final long MEBIBYTE = 1024;
  private static final long BOUND = 300 * MEBIBYTE;

  @TempDir Path temporary;
  private Agent agent;

  @BeforeEach
  void unpack() throws IOException {
    agent = Agent.in(temporary);
  }

  @AfterEach
  void endAll() throws IOException {
    agent.endAll();
  }

  @Test
  void tenThousandStepsValidateAndRun() throws Exception {
    StringBuilder steps = new StringBuilder();
    for (int step = 0; step < 10_000; step++) {
      steps.append(
          """
                - name: Step%d
                  action: ExecuteBash
                  if: {stringEquals: a, value: b}
                  inputs:
                    commands: [echo never]
          """
              .formatted(step));
    }
    agent.write("long.yaml", "schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n" + steps);
    Outcome outcome = measured("validate", "--documents=long.yaml");
    assertEquals(0, outcome.exitCode(), outcome::stderr);
    outcome = measured("run", "--documents=long.yaml");
    assertEquals(0, outcome.exitCode(), outcome::stderr);
    assertEquals("10000", Json.at(outcome.stdout(), "skippedStepCount"));
    String last = "documents.0.phases.0.steps.9999.";
    String details = agent.log("detailedoutput.json");
    assertEquals("skipped", Json.at(details, last + "status"));
    assertEquals("Step9999", Json.at(details, last + "name"));
  }

  @Test
  void AM24_stepThatPrints300MebibytesIsLoggedWholeAndCutInItsOutput() throws Exception {
    agent.write(
        "prints.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Prints
                action: ExecuteBash
                inputs:
                  commands:
                    - yes "a line of one hundred bytes, which is printed again and again ........................" | head -c 314572800
              - name: After
                action: ExecuteBash
                inputs:
                  commands: [echo after]
        """);
    Outcome outcome = measured("run", "--documents=prints.yaml");
    assertEquals(0, outcome.exitCode(), outcome::stderr);
    assertEquals("2", Json.at(outcome.stdout(), "executedStepCount"));
    long logged = Files.size(logFile("console.log"));
    assertTrue(logged > 300 * 1024 * 1024, () -> "console.log has " + logged + " bytes");
    long kept = Files.size(logFile("detailedoutput.json"));
    assertTrue(kept > 16_000_000 && kept < 20_000_000, () -> "outputs have " + kept + " bytes");
  }

  @Test
  void EX50_lineOf200MebibytesIsCutInTheLog() throws Exception {
    agent.write(
        "line.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Line
                action: ExecuteBash
                inputs:
                  commands:
                    - head -c 209715200 /dev/zero | tr '\\0' x
        """);
    Outcome outcome = measured("run", "--documents=line.yaml");
    assertEquals(0, outcome.exitCode(), outcome::stderr);
    String console = agent.log("console.log");
    assertTrue(console.length() < 100_000, () -> "console.log has " + console.length());
    assertTrue(console.contains("x".repeat(65_536) + " …[cut]\n"), "the line is cut");
    String outputs =
        Json.at(agent.log("detailedoutput.json"), "documents.0.phases.0.steps.0.outputs");
    assertTrue(outputs.length() > 16_000_000 && outputs.length() < 17_000_000);
  }

  private Path logFile(String name) throws IOException {
    try (Stream<Path> folders = Files.list(agent.work().resolve("logs"))) {
      return folders.findFirst().orElseThrow().resolve(name);
    }
  }

  private Outcome measured(String... arguments) throws IOException, InterruptedException {
    Program.Running run = agent.start(arguments);
    long peak = 0;
    while (run.process().isAlive()) {
      peak = Math.max(peak, peak(run.process().pid()));
      Thread.sleep(20);
    }
    long most = peak;
    assertTrue(most > 0 && most < BOUND, () -> arguments[0] + " took " + most + " KiB");
    return run.join();
  }

  /** In KiB; 0 once it has ended. */
  private static long peak(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException ended) {
      return 0;
    }
  }
}
