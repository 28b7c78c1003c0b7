package io.github.opentoe.agent.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.CommandResult.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(OS.LINUX)
class BackgroundTest {

  private final Path folder;

  BackgroundTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void AM65_aBackgroundChildThatHoldsTheOutputKeepsTheStepOpen() throws Exception {
    try (Fixture fixture = new Fixture(folder)) {
      CommandResult result = fixture.bash("(sleep 0.6; echo late) & echo started");
      assertEquals(new CommandResult(Ending.EXITED, 0, "started\nlate", "", ""), result);
      assertTrue(
          fixture
              .log
              .lines()
              .contains(
                  "CmdExecution: a background process keeps the output open; waiting for it"));
    }
  }

  @Test
  void AM65_aBackgroundChildKeepsTheStepOpenUntilTheDeadlineOnly() throws Exception {
    try (Fixture fixture = new Fixture(folder)) {
      CommandResult result =
          fixture.bash("sleep 300 & echo $! > pids; echo started", Duration.ofMillis(700));
      assertEquals(Ending.TIMED_OUT, result.ending());
      assertEquals("started", result.stdout());
      assertFalse(Fixture.isAlive(fixture.pids("pids").get(0)));
    }
  }

  @Test
  void AM66_lateOutputOfChildrenIsNeverLost() throws Exception {
    try (Fixture fixture = new Fixture(folder)) {
      for (int round = 0; round < 200; round++) {
        String delay = "0.00" + round % 10;
        CommandResult result =
            fixture.bash("echo first; (sleep " + delay + "; echo late) & exit 0");
        assertEquals("first\nlate", result.stdout());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ProcessTrees.Kind.class)
  void AM65_aDaemonWithItsOwnOutputLivesOn(ProcessTrees.Kind kind) throws Exception {
    try (Fixture fixture = new Fixture(folder, kind, Fixture.SHORT)) {
      CommandResult result =
          fixture.bash("setsid sleep 300 > /dev/null 2>&1 & echo $! > pids; echo up");
      assertEquals("up", result.stdout());
      long pid = fixture.pids("pids").get(0);
      // A later command and its timeout must not reach it.
      assertEquals(Ending.TIMED_OUT, fixture.bash("sleep 300", Duration.ofMillis(100)).ending());
      fixture.runner.close();
      assertTrue(Fixture.isAlive(pid));
      Fixture.killAll(fixture.pids("pids"));
    }
  }

  @Test
  void AM65_aDaemonGoesBackToTheControlGroupOfTheAgent() throws Exception {
    assumeTrue(Fixture.hasControlGroups());
    try (Fixture fixture = new Fixture(folder, ProcessTrees.Kind.CGROUP, Fixture.SHORT)) {
      String inside = unified(fixture.bash("cat /proc/self/cgroup").stdout());
      assertTrue(inside.contains("opentoe-"), inside);
      fixture.bash("sleep 300 > /dev/null 2>&1 & echo $! > pids");
      long pid = fixture.pids("pids").get(0);
      assertEquals(
          unified(Files.readString(Path.of("/proc/self/cgroup"))),
          unified(Files.readString(Path.of("/proc/" + pid + "/cgroup"))));
      Fixture.killAll(fixture.pids("pids"));
    }
  }

  @Test
  void AM65_aDaemonThatHoldsStandardErrorIsNotWaitedForAndNotHurt() throws Exception {
    try (Fixture fixture = new Fixture(folder)) {
      String script =
          "bash -c 'echo $$ > pids; for i in {1..600}; do echo tick >&2; sleep 0.1; done'"
              + " > /dev/null & while ! [ -s pids ]; do sleep 0.01; done; echo up; echo bad >&2";
      CommandResult result = fixture.bash(script);
      assertEquals("up", result.stdout());
      assertTrue(result.stderrTail().contains("bad"));
      // The next command has a pair of its own: no tick gets into it.
      assertEquals("", fixture.bash("sleep 0.3").stderrTail());
      assertTrue(Fixture.isAlive(fixture.pids("pids").get(0)));
      Fixture.killAll(fixture.pids("pids"));
    }
  }

  @Test
  void AM65_aCommandThatClosedItsOutputIsStillWaitedFor() throws Exception {
    try (Fixture fixture = new Fixture(folder)) {
      CommandResult result = fixture.bash("echo x; exec >&- 2>&-; sleep 0.4; exit 5");
      assertEquals(5, result.exitCode());
      assertEquals("x", result.stdout());
    }
  }

  @AfterEach
  void endsWhatItStarted() throws IOException {
    Path pids = folder.resolve("pids");
    if (Files.exists(pids)) {
      Fixture.killAll(Files.readAllLines(pids).stream().map(Long::valueOf).toList());
    }
  }

  private static String unified(String cgroups) throws IOException {
    return cgroups
        .lines()
        .filter(line -> line.startsWith("0::"))
        .findFirst()
        .orElseThrow(() -> new IOException(cgroups));
  }
}
