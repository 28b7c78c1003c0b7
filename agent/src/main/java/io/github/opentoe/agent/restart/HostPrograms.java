package io.github.opentoe.agent.restart;

import io.github.opentoe.agent.action.Platform;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts programs of the machine, found in PATH and nowhere else. */
record HostPrograms(Machine machine) {

  private static final int SECONDS = 60;
  private static final int MOST_OUTPUT = 4 * 1024 * 1024;

  /**
   * What came of a program.
   *
   * @param exitCode -1 where it did not end in time
   * @param output standard output and standard error, one character for each byte
   */
  record Answer(int exitCode, String output, String errors) {

    boolean isGood() {
      return exitCode == 0;
    }

    /** For the middle of a sentence. */
    String explained() {
      String said = errors.isBlank() ? output : errors;
      String first = said.strip().lines().findFirst().orElse("");
      return "exit status " + exitCode + (first.isEmpty() ? "" : ": " + first);
    }
  }

  /** The file of a program; empty where PATH leads to none. */
  Optional<Path> find(String name) {
    String path = machine.environment().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator, -1)) {
      try {
        Path file = machine.workingDirectory().resolve(folder).resolve(name);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(file.toAbsolutePath());
        }
      } catch (InvalidPathException e) {
        // Not a folder, then.
      }
    }
    return Optional.empty();
  }

  boolean has(String name) {
    return find(name).isPresent();
  }

  /** Runs a program to its end. */
  Answer run(List<String> command) throws IOException {
    return run(command, "");
  }

  /**
   * Runs a program to its end.
   *
   * @param input one character for each byte
   * @throws IOException where it is not there or cannot be started
   */
  Answer run(List<String> command, String input) throws IOException {
    String name = command.get(0);
    Path program = find(name).orElseThrow(() -> new IOException(name + " is not in PATH"));
    Path folder = Files.createTempDirectory("opentoe");
    Path errors = folder.resolve("err");
    Path output = folder.resolve("out");
    try {
      List<String> words = new ArrayList<>(command);
      words.set(0, program.toString());
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(machine.workingDirectory().toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().clear();
      builder.environment().putAll(machine.environment());
      if (machine.platform() != Platform.WINDOWS) {
        builder.environment().put("LC_ALL", "C");
      }
      Process process = builder.start();
      feed(process, input);
      int code = wait(process);
      return new Answer(code, read(output), read(errors));
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
      Files.deleteIfExists(folder);
    }
  }

  private static void feed(Process process, String input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // It did not want to read it; its exit code tells whether that is fine.
    }
  }

  private static int wait(Process process) {
    boolean wasInterrupted = false;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try {
      while (true) {
        try {
          if (process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return process.exitValue();
          }
          process.destroyForcibly();
          return -1;
        } catch (InterruptedException e) {
          wasInterrupted = true;
        }
      }
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.ISO_8859_1);
    }
  }
}
