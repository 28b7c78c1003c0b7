package io.github.opentoe.agent.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.report.RunLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LargeOutputTest {

  private static final long SIZE = 512L << 20;

  @Test
  void AM63_halfAGigabyteNeitherStallsNorGrowsTheHeap(@TempDir Path folder) throws Exception {
    CountingLog log = new CountingLog();
    CommandScope scope =
        new CommandScope(
            "ExecuteBash",
            folder,
            System.getenv(),
            log,
            Deadline.in(Duration.ofMinutes(5), new Cancellation()));
    String script = "yes 01234567890123456789012345678901234567890123456789 | head -c " + SIZE;
    try (CommandRunner runner = new CommandRunner()) {
      CommandResult result = runner.run(Command.of(List.of("bash", "-c", script)), scope);
      assertEquals(0, result.exitCode());
      assertEquals(16 << 20, result.stdout().length());
    }
    assertEquals(SIZE, log.bytes.get());
    assertTrue(log.mostUsed.get() < log.usedBefore + (150L << 20), log.mostUsed.toString());
  }

  /** Drops everything, and sometimes looks at the heap after a collection. */
  private static final class CountingLog implements RunLog {

    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong mostUsed = new AtomicLong();
    private final long usedBefore = used();

    @Override
    public void info(String text) {}

    @Override
    public void debug(String text) {}

    @Override
    public void warning(String text) {}

    @Override
    public void stdout(byte[] from, int offset, int length) {
      long before = bytes.getAndAdd(length);
      if (before >> 27 != (before + length) >> 27) {
        mostUsed.accumulateAndGet(used(), Math::max);
      }
    }

    @Override
    public void endOfStdout() {}

    private static long used() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }
}
