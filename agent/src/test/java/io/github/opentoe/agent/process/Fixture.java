package io.github.opentoe.agent.process;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A runner with short times, in a folder of its own. */
final class Fixture implements AutoCloseable {

  static final Timing SHORT =
      new Timing(
          Duration.ofMillis(400),
          Duration.ofSeconds(2),
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofMillis(200));

  final Path folder;
  final RecordingLog log = new RecordingLog();
  final Cancellation cancellation = new Cancellation();
  final Map<String, String> environment = new HashMap<>(System.getenv());
  final CommandRunner runner;

  Fixture(Path folder) throws IOException {
    this(folder, ProcessTrees.bestKind(), SHORT);
  }

  Fixture(Path folder, ProcessTrees.Kind kind, Timing timing) throws IOException {
    this.folder = folder;
    this.runner = new CommandRunner(kind, timing);
    environment.put("TMPDIR", Files.createDirectory(folder.resolve("tmp")).toString());
  }

  CommandResult bash(String script) throws InterruptedException {
    return bash(script, Deadline.in(Duration.ofSeconds(60), cancellation));
  }

  CommandResult bash(String script, Duration limit) throws InterruptedException {
    return bash(script, Deadline.in(limit, cancellation));
  }

  private CommandResult bash(String script, Deadline deadline) throws InterruptedException {
    Command.Script file = new Command.Script(script + "\n", "sh");
    return runner.run(Command.script(List.of("bash"), file), scope(deadline));
  }

  CommandResult run(String... arguments) throws InterruptedException {
    return runner.run(
        Command.of(List.of(arguments)), scope(Deadline.in(Duration.ofSeconds(60), cancellation)));
  }

  CommandScope scope(Deadline deadline) {
    return new CommandScope("ExecuteBash", folder, environment, log, deadline);
  }

  Path executable(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Process ids that the script wrote to this file, one per line. */
  List<Long> pids(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path)
        ? Files.readAllLines(path).stream().map(Long::valueOf).toList()
        : List.of();
  }

  static boolean isAlive(long pid) {
    return ProcessTable.entry(Path.of("/proc"), pid).filter(entry -> !entry.isDead()).isPresent();
  }

  static boolean within(Duration limit, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.sleep(5);
    }
    return true;
  }

  static boolean hasControlGroups() throws InterruptedException {
    Optional<Cgroups> cgroups = Cgroups.find(Path.of("/proc"));
    if (cgroups.isPresent()) {
      cgroups.get().close();
    }
    return cgroups.isPresent();
  }

  static void killAll(List<Long> pids) {
    pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  @Override
  public void close() {
    runner.close();
  }
}
