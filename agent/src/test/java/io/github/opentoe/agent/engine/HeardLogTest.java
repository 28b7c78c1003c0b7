package io.github.opentoe.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeardLogTest {

  private final List<String> heard = new ArrayList<>();
  private final HeardLog log =
      new HeardLog(
          RunLog.NONE,
          "One",
          event -> heard.add(((RunEvent.OutputReceived) event).text()),
          Clock.systemUTC());

  private void print(byte[] bytes) {
    log.stdout(bytes, 0, bytes.length);
  }

  @Test
  void characterThatComesInPiecesStaysWhole() {
    byte[] bytes = "aü日😀b".getBytes(StandardCharsets.UTF_8);
    for (byte one : bytes) {
      print(new byte[] {one});
    }
    assertEquals("aü日😀b", String.join("", heard));
  }

  @Test
  void undecodableBytesAreReplaced() {
    print(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xe2});
    log.endOfStdout();
    assertEquals("a\uFFFDb\uFFFD\n", String.join("", heard));
  }

  @Test
  void endOfACommandEndsItsLastLine() {
    print("one\ntwo".getBytes(StandardCharsets.UTF_8));
    log.endOfStdout();
    print("three\n".getBytes(StandardCharsets.UTF_8));
    log.endOfStdout();
    log.endOfStdout();
    assertEquals("one\ntwo\nthree\n", String.join("", heard));
  }
}
