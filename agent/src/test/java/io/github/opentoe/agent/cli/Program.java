package io.github.opentoe.agent.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program inside the JVM of the test: streams, environment and folder are the test's own. */
final class Program {

  final FakeAgent agent = new FakeAgent();
  final FakeSignals signals = new FakeSignals();
  final Map<String, String> environment = new HashMap<>(Map.of("LANG", "en_US.UTF-8"));
  final Path directory;
  String name = "opentoe";
  InputStream in = InputStream.nullInputStream();
  boolean inIsTerminal;
  boolean outIsTerminal;
  boolean errIsTerminal;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  Program(Path directory) {
    this.directory = directory;
  }

  /** Runs and gives the exit code. */
  int run(String... arguments) {
    out.reset();
    err.reset();
    return new Cli(session()).run(arguments).code();
  }

  Session session() {
    return new Session(surroundings(), agent, signals);
  }

  Surroundings surroundings() {
    return new Surroundings(
        name,
        "1.2.3",
        in,
        inIsTerminal,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        outIsTerminal,
        new PrintStream(err, true, StandardCharsets.UTF_8),
        errIsTerminal,
        environment,
        directory,
        true,
        List.of("/opt/opentoe/opentoe"));
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Standard output as JSON: nothing may stand around it. */
  JsonNode json() {
    try {
      return new ObjectMapper()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readTree(out());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out(), e);
    }
  }

  /** Writes a file into the working directory. */
  Path file(String fileName, String content) {
    try {
      return Files.writeString(directory.resolve(fileName), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Signals that the test sends. */
  static final class FakeSignals implements Signals {
    Runnable watcher = () -> {};
    int watching;
    int halted;

    @Override
    public Watch watch(Runnable told) {
      watcher = told;
      watching++;
      return () -> watching--;
    }

    @Override
    public void haltSoon() {
      halted++;
    }
  }
}
