package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that grant too few files, processes or threads. */
@EnabledOnOs(OS.LINUX)
class LimitFaultsIT {

  /** A JVM starts with that many, and cannot run much. */
  private static final int FEWEST_FILES = 14;

  private static final int MOST_FILES = 20;
  private static final int FEWEST_TASKS = 14;
  private static final int MOST_TASKS = 40;

  @TempDir Path temporary;
  private Agent agent;

  @BeforeEach
  void unpack() throws IOException {
    agent = Agent.in(temporary);
    agent.write(
        "steps.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: First
                action: ExecuteBash
                onFailure: Continue
                inputs:
                  commands: ['echo first | cat']
              - name: Second
                action: ExecuteBash
                onFailure: Continue
                inputs:
                  commands: ['echo second | cat']
              - name: Folder
                action: CreateFolder
                inputs:
                  - path: %s/made
        """
            .formatted(temporary));
  }

  @AfterEach
  void endAll() throws IOException {
    agent.endAll();
  }

  @Test
  void tooFewFileDescriptorsFailStepsAndNotTheReport() throws Exception {
    for (int files = FEWEST_FILES; files <= MOST_FILES; files += 3) {
      String limited = "ulimit -n " + files + "; exec \"$@\"";
      Outcome outcome = runFresh(List.of("sh", "-c", limited, "sh"));
      assertEquals(1, outcome.exitCode(), outcome::toString);
      assertEquals("3", Json.at(outcome.stdout(), "executedStepCount"));
      assertEquals("2", Json.at(outcome.stdout(), "failedStepCount"));
      String details = agent.log("detailedoutput.json");
      String reason = Json.at(details, "documents.0.phases.0.steps.0.failureMessage");
      assertTrue(reason.startsWith("ExecuteBash: cannot "), reason);
      assertTrue(reason.endsWith("too many open files"), reason);
      assertEquals("success", Json.at(details, "documents.0.phases.0.steps.2.status"));
    }
  }

  /** From a host where no JVM starts to one where all is well: each has its own weakest point. */
  @Test
  void refusedThreadsAndProcessesFailStepsAndNotTheReport() throws Exception {
    int failed = 0;
    boolean isFine = false;
    for (int tasks = FEWEST_TASKS; tasks <= MOST_TASKS && !isFine; tasks += 2) {
      Outcome outcome = runFresh(limitedTo(tasks));
      boolean hasBegun = Files.exists(agent.work().resolve("logs"));
      assertEquals(hasBegun, !outcome.stdout().isEmpty(), tasks + " tasks: " + outcome);
      if (hasBegun) {
        assertEquals("3", Json.at(outcome.stdout(), "executedStepCount"), outcome::toString);
        String status = Json.at(outcome.stdout(), "status");
        assertEquals(status, Json.at(agent.log("detailedoutput.json"), "status"));
        isFine = status.equals("success");
        failed += isFine ? 0 : 1;
      }
      assertEquals(isFine ? 0 : 1, outcome.exitCode(), outcome::toString);
      assertEquals(List.of(), agent.processes().thatStay());
    }
    assertTrue(isFine, "no limit was high enough");
    assertTrue(failed > 1, "no limit was low enough");
  }

  private Outcome runFresh(List<?> outer) throws Exception {
    // Only one log folder is expected.
    Path logs = agent.work().resolve("logs");
    if (Files.exists(logs)) {
      Program.in(agent.work()).run("rm", "-rf", logs);
    }
    Files.deleteIfExists(temporary.resolve("made"));
    return agent.runBy(outer, "run", "-d", "steps.yaml");
  }

  /** In a control group of its own that goes away with the command. */
  private List<String> limitedTo(int tasks) throws Exception {
    String name = "opentoe-test-" + ProcessHandle.current().pid();
    for (String controller : List.of("/sys/fs/cgroup/pids", "/sys/fs/cgroup")) {
      String group = controller + "/" + name;
      String probe = "mkdir %1$s && { test -w %1$s/pids.max; code=$?; rmdir %1$s; exit $code; }";
      Outcome allowed = Program.in(temporary).run("sh", "-c", probe.formatted(group));
      if (allowed.exitCode() == 0) {
        String script =
            """
            mkdir %1$s
            (echo %2$d >%1$s/pids.max; echo 0 >%1$s/cgroup.procs; exec "$@")
            code=$?
            rmdir %1$s
            exit $code
            """;
        return List.of("sh", "-c", script.formatted(group, tasks), "sh");
      }
    }
    return abort("no control group that limits tasks can be made here");
  }
}
