package io.github.opentoe.packaging;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built program in folders of its own, whose processes can be found again. */
final class Agent {

  private static final int LONGEST_SECONDS = 120;

  private final Path launcher;
  private final Path work;
  private final Path temporary;
  private final Map<String, String> variables = new HashMap<>();
  private final Processes processes = new Processes(UUID.randomUUID().toString());

  private Agent(Path launcher, Path work, Path temporary) {
    this.launcher = launcher;
    this.work = work;
    this.temporary = temporary;
  }

  /** Unpacks the program below this folder. */
  static Agent in(Path folder) throws IOException {
    return new Agent(
        Distribution.unpack(folder.resolve("program")),
        Files.createDirectories(folder.resolve("work")).toRealPath(),
        Files.createDirectories(folder.resolve("tmp")).toRealPath());
  }

  /** Writes a file into the working directory. */
  Path write(String name, String text) throws IOException {
    return Files.writeString(work.resolve(name), text);
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).join();
  }

  /** Starts; a run gets folders for its logs and its state. */
  Program.Running start(String... arguments) throws IOException {
    List<Object> command = new ArrayList<>(List.of(launcher));
    Collections.addAll(command, (Object[]) arguments);
    if (arguments[0].equals("run")) {
      command.addAll(2, List.of("--log-directory", "logs", "--state-directory", "state"));
    }
    return program().start(command.toArray());
  }

  /** Starts another program in its place; {@code RUN} in its environment is the launcher. */
  Outcome runThrough(Object... command) throws IOException, InterruptedException {
    return program().with("RUN", launcher).run(command);
  }

  private Program program() {
    Program program =
        Program.in(work)
            .with("JAVA_HOME", Program.javaHome())
            .with("LC_ALL", "C.UTF-8")
            .with("TMPDIR", temporary)
            .with(Processes.VARIABLE, processes.mark());
    variables.forEach(program::with);
    return program;
  }

  /** Sets a variable of all later runs. */
  void set(String name, Object value) {
    variables.put(name, value.toString());
  }

  Path work() {
    return work;
  }

  Path temporary() {
    return temporary;
  }

  Processes processes() {
    return processes;
  }

  /** A file of the only log folder. */
  String log(String name) throws IOException {
    try (Stream<Path> folders = Files.list(work.resolve("logs"))) {
      List<Path> found = folders.toList();
      if (found.size() != 1) {
        throw new AssertionError("log folders: " + found);
      }
      return Files.readString(found.get(0).resolve(name));
    }
  }

  /** Waits until a step has written this file; a run that ends before cannot write it any more. */
  void await(String name, Program.Running run) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!Files.exists(work.resolve(name))) {
      if (!run.process().isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError(name + " was never written");
      }
      Thread.sleep(20);
    }
  }

  /** Ends whatever is left, after a test that failed too. */
  void endAll() throws IOException {
    processes.alive().forEach(ProcessHandle::destroyForcibly);
  }
}
