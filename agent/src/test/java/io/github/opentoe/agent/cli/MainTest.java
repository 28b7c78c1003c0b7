package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  private final Path directory;

  MainTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void theProgramTakesItsNameFromTheLauncher() throws Exception {
    assertEquals(0, start("-Dopentoe.program=awstoe", "--version"));
    assertTrue(read("out").matches("awstoe \\S+\n"), read("out"));
    assertEquals("", read("err"));
  }

  @Test
  void mistakesEndWithExitCode1AndNothingOnStandardOutput() throws Exception {
    assertEquals(1, start("-Dopentoe.stderr.terminal=true", "run", "--phasess", "ü"));
    assertEquals("", read("out"));
    assertTrue(
        read("err").startsWith("\u001b[1;31merror:\u001b[0m \u001b[1mUnknown option '--phasess'."));
  }

  private int start(String property, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(property, "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("NO_COLOR");
    builder.environment().put("TERM", "xterm");
    Process process =
        builder
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    try {
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "did not end");
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
  }
}
