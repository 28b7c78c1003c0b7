package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class SystemSignalsTest {

  @ParameterizedTest
  @CsvSource({"caught, TERM", "caught, INT", "caught, HUP", "hooked, TERM", "hooked, INT"})
  void EX6_9_aSignalEndsTheRunInOrderWithExitCode1(String mode, String signal) throws Exception {
    Process child = start(mode, "1");
    try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("watching", output.readLine());
      send(signal, child);
      assertEquals("cancelled", output.readLine());
      assertEquals("summary", output.readLine());
      assertEquals(1, exitCode(child));
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void EX6_9_aSecondSignalEndsAtOnce() throws Exception {
    Process child = start("caught", "2");
    try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("watching", output.readLine());
      send("TERM", child);
      assertEquals("cancelled", output.readLine());
      send("TERM", child);
      assertEquals(1, exitCode(child));
      assertEquals(null, output.readLine());
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void afterTheWatchSignalsWorkAsBefore() throws Exception {
    Process child = start("closed", "1");
    try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("watching", output.readLine());
      send("TERM", child);
      assertEquals(143, exitCode(child));
    } finally {
      child.destroyForcibly();
    }
  }

  private static Process start(String mode, String signals) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        List.of(
            // In the background of some shells INT is ignored, and an ignored signal stays so.
            "env",
            "--default-signal=INT,HUP,TERM",
            java.toString(),
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            SignalledProgram.class.getName(),
            mode,
            signals);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void send(String signal, Process child) throws Exception {
    Process kill = new ProcessBuilder("kill", "-s", signal, Long.toString(child.pid())).start();
    assertTrue(kill.waitFor(10, TimeUnit.SECONDS));
    assertEquals(0, kill.exitValue());
  }

  private static int exitCode(Process child) throws InterruptedException {
    assertTrue(child.waitFor(20, TimeUnit.SECONDS), "did not end");
    return child.exitValue();
  }
}
