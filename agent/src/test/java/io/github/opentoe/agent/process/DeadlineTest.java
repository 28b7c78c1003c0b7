package io.github.opentoe.agent.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.report.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisabledOnOs(OS.WINDOWS)
class DeadlineTest {

  private final Path folder;

  DeadlineTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @EnumSource(ProcessTrees.Kind.class)
  void EX9_aScriptMayCleanUpAfterTerm(ProcessTrees.Kind kind) throws Exception {
    Timing patient =
        new Timing(
            Duration.ofSeconds(20),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10));
    try (Fixture fixture = new Fixture(folder, kind, patient)) {
      long begin = System.nanoTime();
      CommandResult result =
          fixture.bash(
              "trap 'sleep 0.1; echo cleaned | tee cleaned; exit 0' TERM; echo early; sleep 300",
              Duration.ofMillis(500));
      assertEquals(Ending.TIMED_OUT, result.ending());
      assertEquals("early\ncleaned", result.stdout());
      assertEquals("cleaned\n", Files.readString(folder.resolve("cleaned")));
      // Ends as soon as all are gone, long before the grace is over.
      assertTrue(System.nanoTime() - begin < Duration.ofSeconds(15).toNanos());
    }
  }

  @ParameterizedTest
  @EnumSource(ProcessTrees.Kind.class)
  void EX9_aParentIsToldBeforeItsChildren(ProcessTrees.Kind kind) throws Exception {
    try (Fixture fixture = new Fixture(folder, kind, Fixture.SHORT)) {
      fixture.bash("sleep 300; echo never >> trace", Duration.ofMillis(300));
      assertFalse(Files.exists(folder.resolve("trace")));
    }
  }

  @Test
  void EX9_theTimeoutWinsOverTheExitCode() throws Exception {
    try (Fixture fixture = new Fixture(folder)) {
      CommandResult result =
          fixture.bash("trap 'exit 194' TERM; sleep 300", Duration.ofMillis(300));
      assertEquals(Ending.TIMED_OUT, result.ending());
      assertTrue(fixture.log.hasLine("has resulted in an error"));
    }
  }

  @Test
  void EX10_outputBeforeATimeoutIsKeptAndTheFolderRemoved() throws Exception {
    try (Fixture fixture = new Fixture(folder)) {
      CommandResult result =
          fixture.bash("echo early; echo why >&2; sleep 300", Duration.ofMillis(500));
      assertEquals("early", result.stdout());
      assertEquals("why", result.stderrTail());
      assertTrue(fixture.log.hasLine("Successfully removed temporary directory"));
    }
    try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @ParameterizedTest
  @EnumSource(ProcessTrees.Kind.class)
  void EX6_9_aHurriedCancelGrantsNoGrace(ProcessTrees.Kind kind) throws Exception {
    Timing patient =
        new Timing(
            Duration.ofMinutes(10),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10));
    try (Fixture fixture = new Fixture(folder, kind, patient)) {
      Thread signals =
          new Thread(
              () -> {
                try {
                  awaitFile("started");
                  fixture.cancellation.cancel();
                  awaitFile("told");
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                } finally {
                  fixture.cancellation.hurry();
                }
              });
      signals.start();
      CommandResult result =
          fixture.bash(
              "echo $$ > pids; trap 'touch told' TERM; touch started; while sleep 0.05; do :; done");
      signals.join();
      assertEquals(Ending.CANCELLED, result.ending());
      assertTrue(Files.exists(folder.resolve("told")));
      assertFalse(Fixture.isAlive(fixture.pids("pids").get(0)));
    }
  }

  private void awaitFile(String name) throws InterruptedException {
    Fixture.within(Duration.ofSeconds(20), () -> Files.exists(folder.resolve(name)));
  }

  @Test
  void AM70_anInterruptionEndsTheTree() throws Exception {
    try (Fixture fixture = new Fixture(folder)) {
      Thread test = Thread.currentThread();
      Thread interrupter =
          new Thread(
              () -> {
                try {
                  Fixture.within(
                      Duration.ofSeconds(20), () -> Files.exists(folder.resolve("started")));
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                } finally {
                  test.interrupt();
                }
              });
      interrupter.start();
      assertThrows(
          InterruptedException.class,
          () -> fixture.bash("sleep 300 & echo $! > pids; touch started; wait"));
      interrupter.join();
      long pid = fixture.pids("pids").get(0);
      assertTrue(Fixture.within(Duration.ofSeconds(5), () -> !Fixture.isAlive(pid)));
      assertTrue(fixture.log.hasLine("Successfully removed temporary directory"));
    }
  }

  @Test
  void AM70_aLogThatCannotBeWrittenEndsTheTreeAndTheRun() throws Exception {
    try (Fixture fixture = new Fixture(folder)) {
      RunLog broken = new BrokenLog();
      CommandScope scope =
          new CommandScope(
              "ExecuteBash",
              folder,
              fixture.environment,
              broken,
              Deadline.none(fixture.cancellation));
      Command command = Command.of(List.of("bash", "-c", "echo $$ > pids; echo x; sleep 300"));
      assertThrows(IllegalStateException.class, () -> fixture.runner.run(command, scope));
      assertFalse(Fixture.isAlive(fixture.pids("pids").get(0)));
    }
  }

  private static final class BrokenLog implements RunLog {
    @Override
    public void info(String text) {}

    @Override
    public void debug(String text) {}

    @Override
    public void warning(String text) {}

    @Override
    public void stdout(byte[] bytes, int offset, int length) {
      throw new IllegalStateException("disk full");
    }

    @Override
    public void endOfStdout() {}
  }

  @AfterEach
  void endsWhatItStarted() throws IOException {
    Path pids = folder.resolve("pids");
    if (Files.exists(pids)) {
      Fixture.killAll(Files.readAllLines(pids).stream().map(Long::valueOf).toList());
    }
  }
}
