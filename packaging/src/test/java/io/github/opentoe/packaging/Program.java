package io.github.opentoe.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Starts programs as a user would, waits for their end and keeps what they printed. */
final class Program {

  /** What came of it. */
  record Outcome(int exitCode, String stdout, String stderr) {

    @Override
    public String toString() {
      return "exit code " + exitCode + "\n--- stdout\n" + stdout + "\n--- stderr\n" + stderr;
    }
  }

  private static final long LONGEST_SECONDS = 180;

  private final Path directory;
  private final Map<String, String> variables = new HashMap<>();
  private final Set<String> removed = new HashSet<>();

  private Program(Path directory) {
    this.directory = directory;
    // Both make a JVM print what it picked up.
    removed.add("JAVA_TOOL_OPTIONS");
    removed.add("JDK_JAVA_OPTIONS");
  }

  /** Starts in this directory, with the environment of the test. */
  static Program in(Path directory) {
    return new Program(directory);
  }

  /** Sets a variable. */
  Program with(String name, Object value) {
    variables.put(name, value.toString());
    return this;
  }

  /** Removes a variable. */
  Program without(String... names) {
    removed.addAll(List.of(names));
    variables.keySet().removeAll(removed);
    return this;
  }

  /** Runs a command to its end. */
  Outcome run(Object... command) throws IOException, InterruptedException {
    return start(command).join();
  }

  /** Starts a command and returns at once. */
  Running start(Object... command) throws IOException {
    List<String> words = new ArrayList<>();
    for (Object word : command) {
      words.add(word.toString());
    }
    Path out = Files.createTempFile("stdout", ".txt");
    Path err = Files.createTempFile("stderr", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeAll(removed);
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    return new Running(process, out, err);
  }

  /** The Java that runs the tests. */
  static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /** The root of the source tree. */
  static Path root() {
    return Path.of(System.getProperty("opentoe.root"));
  }

  /** The folder of test data. */
  static Path testdata() {
    return Path.of(System.getProperty("opentoe.testdata"));
  }

  /** The jar under test. */
  static Path jar() {
    return Path.of(System.getProperty("opentoe.jar"));
  }

  /** A started program. */
  record Running(Process process, Path out, Path err) {

    Outcome join() throws IOException, InterruptedException {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new AssertionError("still running after " + LONGEST_SECONDS + " s\n" + text(out));
      }
      Outcome outcome = new Outcome(process.exitValue(), text(out), text(err));
      Files.delete(out);
      Files.delete(err);
      return outcome;
    }

    private static String text(Path file) {
      try {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
