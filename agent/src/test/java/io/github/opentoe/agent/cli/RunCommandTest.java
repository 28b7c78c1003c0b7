package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.LogBucket;
import io.github.opentoe.agent.LogStream;
import io.github.opentoe.agent.RestartMode;
import io.github.opentoe.agent.RestartPlan;
import io.github.opentoe.agent.RunRequest;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {

  private final Program program;

  RunCommandTest(@TempDir Path directory) {
    program = new Program(directory);
  }

  @Test
  void CL7_standardOutputHoldsTheSummaryOnly() {
    program.agent.running =
        request -> {
          request.listener().on(new RunEvent.Warned(Reports.START, "no phase matched"));
          return Reports.success("sum-1");
        };
    assertEquals(0, program.run("run", "-d", "a.yml"));
    assertEquals("sum-1", program.json().get("executionId").asText());
    assertEquals("success", program.json().get("status").asText());
    assertEquals("warning: no phase matched\n", program.err());
  }

  @Test
  void CL7_traceGoesToStandardErrorAndRepeatsNoWarning() {
    program.agent.running =
        request -> {
          request.listener().on(new RunEvent.Warned(Reports.START, "no phase matched"));
          try {
            byte[] line = "Debug line ü\n".getBytes(StandardCharsets.UTF_8);
            request.trace().orElseThrow().write(line);
            request.trace().orElseThrow().close();
            request.trace().orElseThrow().write(line);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return Reports.success("id");
        };
    program.errIsTerminal = true;
    assertEquals(0, program.run("run", "-d", "a.yml", "--trace"));
    assertEquals("Debug line ü\nDebug line ü\n", program.err());
    assertEquals("id", program.json().get("executionId").asText());
  }

  @Test
  void whereLogsGoReachesTheRequest() {
    String options =
        "run -d a.yml -b logs --log-s3-bucket-owner 111111111111 -k /a/b --cw-log-group g"
            + " --cw-log-stream s --cw-log-region eu-west-1 --cw-ignore-failures"
            + " --document-s3-bucket-owner 222222222222";
    assertEquals(0, program.run(options.split(" ", -1)));
    RunRequest request = program.agent.runs.get(0);
    assertEquals(
        Optional.of(new LogBucket("logs", Optional.of("111111111111"), "/a/b")),
        request.logBucket());
    assertEquals(
        Optional.of(new LogStream("g", "s", Optional.of("eu-west-1"), true)), request.logStream());
    assertEquals(Optional.of("222222222222"), request.documentBucketOwner());
  }

  @Test
  void logsStayHereUnlessTheySayOtherwise() {
    assertEquals(0, program.run("run", "-d", "a.yml"));
    RunRequest request = program.agent.runs.get(0);
    assertEquals(Optional.empty(), request.logBucket());
    assertEquals(Optional.empty(), request.logStream());
    assertEquals(Optional.empty(), request.documentBucketOwner());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://logs", "a", "logs/prefix", "my logs"})
  void whatIsNoNameOfABucketIsAUsageError(String name) {
    assertEquals(1, program.run("run", "-d", "a.yml", "-b", name));
    assertTrue(
        program.err().contains("--log-s3-bucket-name: '" + name + "' is no name of a bucket"),
        program.err());
  }

  @Test
  void resumeAsksForNothingButWhatIsSaved() {
    assertEquals(0, program.run("run", "--resume", "--state-directory", "state", "--trace"));
    RunRequest request = program.agent.runs.get(0);
    Path state = program.directory.resolve("state");
    assertEquals(Optional.of(state), request.stateDirectory());
    assertEquals(
        new RestartPlan(
            RestartMode.AUTO,
            List.of(
                "/opt/opentoe/opentoe", "run", "--resume", "--state-directory", state.toString()),
            true,
            ""),
        request.restarts());
    assertEquals(List.of(), request.documents());
  }

  @Test
  void EX14_rebootModeIsPassedOn() {
    program.run("run", "-d", "a.yml", "--reboot-mode", "exit");
    program.run("run", "-d", "a.yml");
    assertEquals(RestartMode.EXIT, program.agent.runs.get(0).restarts().mode());
    assertEquals(RestartMode.AUTO, program.agent.runs.get(1).restarts().mode());
  }

  @Test
  void EX25_anIdCountsOnlyWhereItWasGiven() {
    program.run("run", "-d", "a.yml", "-i", "seven");
    program.run("run", "-d", "a.yml");
    assertTrue(program.agent.runs.get(0).isNamed());
    assertFalse(program.agent.runs.get(1).isNamed());
  }

  @Test
  void EX53_aRestartIsAnExitCodeAndNoOutput() {
    program.agent.running =
        request -> Reports.of(Status.RUNNING, Reports.step("One", Status.REBOOTING, "")).waiting();
    int code = Platform.current() == Platform.WINDOWS ? 3010 : 194;
    assertEquals(code, program.run("run", "-d", "a.yml"));
    assertEquals("", program.out());
  }

  @Test
  void resumeTakesNoOtherOptions() {
    assertEquals(
        1, program.run("run", "--resume", "-d", "a.yml", "--phases", "build", "-c", "run.json"));
    assertEquals("", program.out());
    for (String option : List.of("--documents", "--phases", "--config")) {
      assertTrue(program.err().contains("--resume takes " + option + " from the saved run"));
    }
  }

  @Test
  void EX6_6_aFailedRunExitsWith1() {
    program.agent.running =
        request -> Reports.of(Status.FAILED, Reports.step("One", Status.FAILED, "exit status 3"));
    assertEquals(1, program.run("run", "-d", "a.yml"));
    assertEquals("failed", program.json().get("status").asText());
    assertEquals("", program.err());
  }

  @Test
  void EX8_6_problemsOfTheSetupAreShownOnceWithTheirLine() {
    program.file("a.yml", "name: x\nschemaVersion: 2.0\n");
    Problem problem =
        Problem.error("schema-version", "Invalid.", new SourceLocation("a.yml", 2, 16));
    program.agent.running =
        request -> {
          request.listener().on(new RunEvent.ProblemFound(Reports.START, problem));
          return Reports.setupFailure(problem.text(), problem);
        };
    assertEquals(1, program.run("run", "-d", "a.yml"));
    assertEquals(
        """
        a.yml:2:16: error: Invalid.
            2 | schemaVersion: 2.0
              |                ^
        """,
        program.err());
    assertEquals("Invalid. (a.yml:2:16)", program.json().get("failureMessage").asText());
  }

  @Test
  void EX8_6_aSetupFailureWithoutProblemsIsExplainedToo() {
    program.agent.running = request -> Reports.setupFailure("another run holds the state");
    assertEquals(1, program.run("run", "-d", "a.yml"));
    assertEquals("error: another run holds the state\n", program.err());
  }

  @Test
  void EX8_6_whatTheAgentCannotDoBecomesTheFailureMessage() {
    program.agent.running =
        request -> {
          throw new AgentException("Cannot create the log folder.");
        };
    assertEquals(1, program.run("run", "-d", "a.yml", "-i", "id-9"));
    assertEquals("Cannot create the log folder.", program.json().get("failureMessage").asText());
    assertEquals("id-9", program.json().get("executionId").asText());
    assertEquals("error: Cannot create the log folder.\n", program.err());
  }

  @Test
  void anInternalErrorLeavesNoStackTrace() {
    program.agent.running =
        request -> {
          throw new IllegalStateException("oops");
        };
    assertEquals(1, program.run("run", "-d", "a.yml"));
    assertTrue(program.json().get("failureMessage").asText().startsWith("internal error: "));
    assertFalse(program.err().contains("\tat "), program.err());
  }

  @Test
  void EX6_9_aSignalCancelsTheRunAndASecondOneGrantsNoTime() {
    program.agent.running =
        request -> {
          assertEquals(1, program.signals.watching);
          program.signals.watcher.run();
          assertTrue(request.cancellation().isCancelled());
          assertFalse(request.cancellation().isUrgent());
          assertEquals(0, program.signals.halted);
          program.signals.watcher.run();
          assertTrue(request.cancellation().isUrgent());
          assertEquals(1, program.signals.halted);
          return Reports.of(Status.FAILED, Reports.step("One", Status.FAILED, "cancelled"));
        };
    assertEquals(1, program.run("run", "-d", "a.yml"));
    assertEquals("failed", program.json().get("status").asText());
    assertEquals(0, program.signals.watching);
  }

  @Test
  void aTerminalShowsProgressAndTheFailureCard() {
    program.errIsTerminal = true;
    program.environment.put("NO_COLOR", "1");
    program.environment.put("TERM", "dumb");
    program.agent.running =
        request -> Reports.of(Status.FAILED, Reports.step("One", Status.FAILED, "exit status 3"));
    program.run("run", "-d", "a.yml");
    assertTrue(program.err().contains("✗ Step One of phase build failed\n"), program.err());
    assertTrue(program.err().contains("✗ failed: 3 steps run, 1 failed, 1 skipped, 4.0 s\n"));
    assertFalse(program.err().contains("\u001b"), program.err());
  }
}
