package io.github.opentoe.agent.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Output that comes faster than the files take it. */
@Timeout(60)
class MuchOutputTest {

  private static final String TIME = "2031-02-03T04:05:06Z ";
  private static final int CHUNK = 64 * 1024;

  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final ByteArrayOutputStream application = new ByteArrayOutputStream();
  private final StringBuilder expected = new StringBuilder();

  @Test
  void section8_3_linesKeepTheirOrderWhereMuchIsPrinted() {
    FolderLog log =
        new FolderLog(new ManualClock("2031-02-03T04:05:06Z"), lines(console, application));
    StringBuilder withDebug = new StringBuilder();
    for (int round = 0; round < 40; round++) {
      byte[] chunk = chunk(round);
      log.stdout(chunk, 0, chunk.length);
      if (round % 3 == 0) {
        log.info("after " + round);
        expected.append(TIME).append("after ").append(round).append('\n');
      }
      if (round % 5 == 0) {
        withDebug.append(expected);
        expected.setLength(0);
        log.debug("only here");
        withDebug.append(TIME).append("Debug only here\n");
      }
    }
    log.close();
    withDebug.append(expected);
    assertEquals(withDebug.toString(), application.toString(UTF_8));
    assertEquals(
        withDebug.toString().replace(TIME + "Debug only here\n", ""), console.toString(UTF_8));
  }

  @Test
  void section8_3_theLastLinesOfMuchOutputAreNotHeldBack() throws Exception {
    CountDownLatch isThere = new CountDownLatch(1);
    ByteArrayOutputStream slow =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            if (toString(UTF_8).endsWith("the end\n")) {
              isThere.countDown();
            }
          }
        };
    FolderLog log = new FolderLog(new ManualClock("2031-02-03T04:05:06Z"), lines(console, slow));
    for (int round = 0; round < 10; round++) {
      byte[] chunk = chunk(round);
      log.stdout(chunk, 0, chunk.length);
    }
    byte[] end = "the end\n".getBytes(UTF_8);
    log.stdout(end, 0, end.length);
    assertTrue(isThere.await(30, TimeUnit.SECONDS));
    log.close();
  }

  @Test
  void aFullDiskIsRememberedThoughAnotherThreadWrites() {
    FolderLog log = new FolderLog(new ManualClock("2031-02-03T04:05:06Z"), failing());
    byte[] chunk = chunk(0);
    log.stdout(chunk, 0, chunk.length);
    assertEquals(Optional.of("console.log cannot be written: no room"), log.failure());
    log.close();
  }

  private LogLines failing() {
    OutputStream refusing =
        new OutputStream() {
          @Override
          public void write(int next) throws IOException {
            throw new IOException("no room");
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("no room");
          }
        };
    return new LogLines(
        new LogFile("console.log", refusing),
        new LogFile("application.log", application),
        Optional.empty());
  }

  private static LogLines lines(ByteArrayOutputStream first, ByteArrayOutputStream second) {
    return new LogLines(
        new LogFile("console.log", first),
        new LogFile("application.log", second),
        Optional.empty());
  }

  private byte[] chunk(int round) {
    StringBuilder chunk = new StringBuilder();
    for (int line = 0; chunk.length() < CHUNK; line++) {
      String text = "round " + round + ", line " + line + " of what a program prints";
      chunk.append(text).append('\n');
      expected.append(TIME).append("Stdout: ").append(text).append('\n');
    }
    return chunk.toString().getBytes(UTF_8);
  }
}
