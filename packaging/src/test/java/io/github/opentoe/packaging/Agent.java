package io.github.opentoe.packaging;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private Map<String, String> variables = new HashMap<>();
  private final Processes processes = new Processes(UUID.randomUUID().toString());

  private Agent(Path launcher, Path work, Path temporary) {
    this.launcher = launcher;
    this.work = work;
    this.temporary = temporary;
  }

  /** Unpacks the program below this folder. */
  static Agent in(Path folder) throws IOException {
    return in(folder, Distribution.unpack(folder.resolve("program")));
  }

  /** Works below this folder with a launcher that is there already. */
  static Agent in(Path folder, Path launcher) throws IOException {
    return new Agent(
        launcher,
        Files.createDirectories(folder.resolve("work")).toRealPath(),
        Files.createDirectories(folder.resolve("tmp")).toRealPath());
  }

  /** Sets a variable for every start from now on. */
  Agent with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Writes a file into the working directory. */
  Path write(String name, String text) throws IOException {
    return Files.writeString(work.resolve(name), text);
  }

  /** From now on the program has these variables too, instead of others given so before. */
  Agent with(Map<String, String> more) {
    variables = new HashMap<>(more);
    return this;
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).join();
  }

  /** Starts; a run gets folders for its logs and its state. */
  Program.Running start(String... arguments) throws IOException {
    return startBy(List.of(), arguments);
  }

  /** Runs by way of a command that ends with the words of another. */
  Outcome runBy(List<?> command, String... arguments) throws IOException, InterruptedException {
    return startBy(command, arguments).join();
  }

  /** Starts by way of a command that ends with the words of another. */
  Program.Running startBy(List<?> outer, String... arguments) throws IOException {
    List<Object> command = new ArrayList<>(outer);
    command.add(launcher);
    command.add(arguments[0]);
    if (arguments[0].equals("run")) {
      command.addAll(List.of("--log-directory", "logs", "--state-directory", "state"));
    }
    command.addAll(List.of(arguments).subList(1, arguments.length));
    return startOther(command);
  }

  /** Starts any command as the program is started. */
  Program.Running startOther(List<?> command) throws IOException {
    Program program =
        Program.in(work).without("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE");
    variables.forEach(program::with);
    return program
        .with("JAVA_HOME", Program.javaHome())
        .with("LC_ALL", "C.UTF-8")
        .with("TMPDIR", temporary)
        .with(Processes.VARIABLE, processes.mark())
        .start(command.toArray());
  }

  /** Starts another program in its place; {@code RUN} in its environment is the launcher. */
  Outcome runThrough(Object... command) throws IOException, InterruptedException {
    variables.put("RUN", launcher.toString());
    return startOther(List.of(command)).join();
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

  /** Removes the log folders of earlier runs. */
  void forgetLogs() throws IOException {
    Path logs = work.resolve("logs");
    Files.move(logs, Files.createTempDirectory(work, "logs").resolve("old"));
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
