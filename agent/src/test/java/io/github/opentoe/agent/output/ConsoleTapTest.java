package io.github.opentoe.agent.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.report.RunLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CloudWatch gets of console.log (execution-and-outputs §8.8). */
class ConsoleTapTest {

  private static final String FIRST = "2031-02-03T04:05:06.500Z";
  private static final String SECOND = "2031-02-03T04:05:07Z";

  private final ManualClock clock = new ManualClock(FIRST);
  private final List<String> lines = new ArrayList<>();
  private final LogFolder folder;
  private final RunLog log;

  ConsoleTapTest(@TempDir Path temp) {
    folder = LogFolder.create(temp, "x", clock, Optional.empty());
    folder.tap((at, line) -> lines.add(at + "|" + new String(line, UTF_8)));
    log = folder.log();
  }

  private void stdout(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    log.stdout(bytes, 0, bytes.length);
  }

  @Test
  void section8_8_linesComeWithoutTheirTimeButAtIt() {
    log.info("Step A");
    log.debug("not for the console");
    clock.set(SECOND);
    log.warning("odd");
    assertEquals(List.of(FIRST + "|Step A", SECOND + "|Warning: odd"), lines);
  }

  @Test
  void section8_8_furtherLinesOfAMessageAreKeptWhole() {
    log.info("CmdExecution: Stderr: one\n" + SECOND + " two\n\nthree");
    assertEquals(
        List.of(
            FIRST + "|CmdExecution: Stderr: one",
            FIRST + "|" + SECOND + " two",
            FIRST + "|",
            FIRST + "|three"),
        lines);
  }

  @Test
  void section8_8_everyLineOfAStretchOfOutputLosesItsTime() {
    stdout("one\ntwo\n\nbegun");
    assertEquals(
        List.of(FIRST + "|Stdout: one", FIRST + "|Stdout: two", FIRST + "|Stdout: "), lines);
    clock.set(SECOND);
    log.info("between");
    log.debug("nothing");
    stdout(" and ended\nlast");
    log.endOfStdout();
    assertEquals(
        List.of(SECOND + "|between", SECOND + "|Stdout: begun and ended", SECOND + "|Stdout: last"),
        lines.subList(3, lines.size()));
  }

  @Test
  void EX50_linesAreCutAndCleanedAsInTheFile() {
    stdout("x".repeat(70_000) + "\n\u0007\n");
    assertEquals(FIRST + "|Stdout: " + "x".repeat(65_536) + " …[cut]", lines.get(0));
    assertEquals(FIRST + "|Stdout: \\x07", lines.get(1));
  }

  @Test
  void moreThanABufferArrivesWhole() {
    stdout(("y".repeat(999) + "\n").repeat(1000));
    assertEquals(1000, lines.size());
    assertEquals(
        List.of(FIRST + "|Stdout: " + "y".repeat(999)), lines.stream().distinct().toList());
  }

  @Test
  void nothingComesOnceTheFolderIsClosed() {
    folder.close();
    log.info("late");
    assertEquals(List.of(), lines);
  }
}
