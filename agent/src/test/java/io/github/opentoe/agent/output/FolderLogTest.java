package io.github.opentoe.agent.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderLogTest {

  private static final String T = "2031-02-03T04:05:06.5Z ";

  private final ManualClock clock = new ManualClock("2031-02-03T04:05:06.5Z");
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final ByteArrayOutputStream application = new ByteArrayOutputStream();
  private final ByteArrayOutputStream trace = new ByteArrayOutputStream();
  private final FolderLog log = log(console, application, trace);

  @Test
  void section8_3_infoGoesToBothLogsAndDebugOnlyToApplicationLog() {
    log.info("Setup: STARTED SETUP");
    log.debug("details");
    clock.set("2031-02-03T04:05:07Z");
    log.warning("odd");
    assertEquals(
        T + "Setup: STARTED SETUP\n" + "2031-02-03T04:05:07Z Warning: odd\n", text(console));
    assertEquals(
        T + "Setup: STARTED SETUP\n" + T + "Debug details\n2031-02-03T04:05:07Z Warning: odd\n",
        text(application));
    assertEquals(text(application), text(trace));
  }

  @Test
  void section8_3_furtherLinesOfAMessageHaveNoPrefix() {
    log.info("CmdExecution: Stderr: first\r\n\n second\n");
    log.info("");
    assertEquals(T + "CmdExecution: Stderr: first\n\n second\n" + T + "\n", text(console));
  }

  @Test
  void EX51_controlCharactersOfMessagesAreShown() {
    log.info("a\tb\u001b[1m\u007f\u009b\0c\rd ö\u2028");
    assertEquals(T + "a\tb\\x1b[1m\\x7f\\x9b\\x00c\\x0dd ö\u2028\n", text(console));
  }

  @Test
  void section8_3_everyLineOfStandardOutputIsWrittenAsSoonAsItIsComplete() {
    stdout("  hello  world\n\ntw");
    assertEquals(T + "Stdout:   hello  world\n" + T + "Stdout: \n", text(console));
    log.info("between");
    stdout("o\r\nthree\r");
    stdout("\nrest\r");
    log.endOfStdout();
    log.endOfStdout();
    assertEquals(
        T
            + "Stdout:   hello  world\n"
            + T
            + "Stdout: \n"
            + T
            + "between\n"
            + T
            + "Stdout: two\n"
            + T
            + "Stdout: three\n"
            + T
            + "Stdout: rest\n",
        text(console));
    assertEquals(text(console), text(application));
  }

  @Test
  void section8_3_onlyTheGivenStretchOfTheBufferCounts() {
    log.stdout("xxone\nyy".getBytes(UTF_8), 2, 4);
    assertEquals(T + "Stdout: one\n", text(console));
  }

  @Test
  void EX50_linesUpTo64KiBAreKept() {
    String longest = "a".repeat(65_536);
    stdout(longest + "\r\n");
    for (String part : List.of(longest.substring(1), "a", "\r", "\n")) {
      stdout(part);
    }
    log.info(longest);
    String line = T + "Stdout: " + longest + "\n";
    assertEquals(line + line + T + longest + "\n", text(console));
  }

  @Test
  void EX50_longerLinesAreCutWhereverTheChunksEnd() {
    String line = "ab".repeat(40_000);
    stdout(line + "\nnext\n");
    stdout(line.substring(0, 65_535));
    stdout(line.substring(65_535, 65_537));
    stdout(line.substring(65_537) + "\r");
    stdout("\nnext\n");
    String cut = T + "Stdout: " + "ab".repeat(32_768) + " …[cut]\n" + T + "Stdout: next\n";
    assertEquals(cut + cut, text(console));
  }

  @Test
  void EX50_aCutLeavesCharactersWhole() {
    stdout("a" + "😀".repeat(20_000) + "\n");
    assertEquals(T + "Stdout: a" + "😀".repeat(16_383) + " …[cut]\n", text(console));
  }

  @Test
  void EX50_manyShortLinesPassThroughABoundedBuffer() {
    stdout("\n".repeat(65_536));
    assertEquals((T + "Stdout: \n").repeat(65_536), text(console));
  }

  @Test
  void EX51_controlsFillingTheLongestLineAreAllShown() {
    stdout("\u0001".repeat(65_536) + "\n");
    assertEquals(T + "Stdout: " + "\\x01".repeat(65_536) + "\n", text(console));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsRememberedAndNothingIsThrown() throws IOException {
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      FolderLog onFullDisk = log(full, application, trace);
      assertEquals(Optional.empty(), onFullDisk.failure());
      onFullDisk.info("one");
      byte[] chunk = "two\n".getBytes(UTF_8);
      onFullDisk.stdout(chunk, 0, chunk.length);
      assertEquals(
          Optional.of("console.log cannot be written: no space left on device"),
          onFullDisk.failure());
      assertEquals(T + "one\n" + T + "Stdout: two\n", text(application));
    }
  }

  @Test
  void aLineAfterAGapBeginsOnALineOfItsOwn() {
    FailsOnce disk = new FailsOnce();
    LogFile file = new LogFile("f", disk);
    file.write("one\n".getBytes(UTF_8), 4);
    file.write("two\n".getBytes(UTF_8), 4);
    assertEquals("one\ntwo\n", text(disk.kept));
    assertEquals(Optional.of("f cannot be written: disk error"), file.failure());
  }

  @Test
  void aTraceThatGoesAwayLeavesTheFilesAlone() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("broken pipe");
          }
        };
    FolderLog traced = log(console, application, broken);
    traced.info("one");
    traced.info("two");
    assertEquals(T + "one\n" + T + "two\n", text(application));
    assertEquals(Optional.empty(), traced.failure());
  }

  @Test
  void whatComesAfterTheEndIsDropped() {
    log.info("one");
    log.close();
    log.info("two");
    assertEquals(T + "one\n", text(console));
    assertEquals(Optional.empty(), log.failure());
  }

  @Test
  void anInterruptedThreadStillWrites(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("console.log");
    FolderLog onDisk = log(PrivateFiles.createFile(file), application, trace);
    Thread.currentThread().interrupt();
    try {
      onDisk.info("one");
      onDisk.info("two");
      PrivateFiles.force(file);
      assertTrue(Thread.currentThread().isInterrupted());
    } finally {
      Thread.interrupted();
    }
    assertEquals(T + "one\n" + T + "two\n", Files.readString(file));
    assertEquals(Optional.empty(), onDisk.failure());
    onDisk.close();
  }

  @Test
  void linesOfSeveralThreadsStayWhole() throws InterruptedException {
    List<Thread> threads =
        List.of("a", "b", "c").stream()
            .map(name -> new Thread(() -> hundredLines(name.repeat(50))))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(300, text(console).lines().count());
    assertEquals(3, new TreeSet<>(text(console).lines().toList()).size());
  }

  private void hundredLines(String line) {
    for (int i = 0; i < 100; i++) {
      log.info(line);
    }
  }

  private FolderLog log(OutputStream console, OutputStream application, OutputStream trace) {
    return new FolderLog(
        clock,
        new LogLines(
            new LogFile("console.log", console),
            new LogFile("application.log", application),
            Optional.of(trace)));
  }

  private void stdout(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    log.stdout(bytes, 0, bytes.length);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8);
  }

  /** Takes three bytes of what it is given first, and all of everything else. */
  private static final class FailsOnce extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean hasFailed;

    @Override
    public void write(int value) {
      kept.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!hasFailed) {
        hasFailed = true;
        kept.write(bytes, offset, 3);
        throw new IOException("Disk error");
      }
      kept.write(bytes, offset, length);
    }
  }
}
