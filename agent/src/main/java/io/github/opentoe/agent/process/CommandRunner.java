package io.github.opentoe.agent.process;

import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.TemporaryFolder;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs commands of steps (action-modules §2.11, §2.12). */
public final class CommandRunner implements AutoCloseable {

  private static final int STDOUT_LIMIT = 16 << 20;
  private static final int STDERR_HALF = 512 << 10;
  private static final int TAIL_LIMIT = 8 << 10;

  private final PrivateFolders folders = new PrivateFolders();
  private final ProcessTrees trees;
  private final OutputPairs pairs;
  private final Timing timing;
  private final ExecutorService readers = Executors.newCachedThreadPool(CommandRunner::reader);

  /** A runner for this machine; does nothing until it is used. */
  public CommandRunner() {
    this(ProcessTrees.bestKind(), Timing.USUAL);
  }

  CommandRunner(ProcessTrees.Kind kind, Timing timing) {
    this.trees = new ProcessTrees(kind, folders);
    this.pairs = new OutputPairs(folders, Platform.current() != Platform.WINDOWS);
    this.timing = timing;
  }

  /** Runs one command to its end; see {@link io.github.opentoe.agent.action.ProcessRunner}. */
  public CommandResult run(Command command, CommandScope scope) throws InterruptedException {
    CommandLog log = new CommandLog(scope);
    if (scope.deadline().cancellation().isCancelled()) {
      return new CommandResult(Ending.CANCELLED, -1, "", "", "");
    }
    if (scope.deadline().isOver()) {
      return new CommandResult(Ending.TIMED_OUT, -1, "", "", "");
    }
    if (command.script().isEmpty()) {
      return execute(command.arguments(), log);
    }
    PrivateFolder folder;
    Path temp = temporaryFolder(scope.environment());
    try {
      folder = folders.create(temp);
    } catch (IOException e) {
      String reason = OsReason.of(e);
      return noScript("cannot create temporary directory in " + temp + ": " + reason);
    }
    log.createdFolder(folder.path());
    try {
      return executeScript(command, command.script().get(), folder, log);
    } finally {
      remove(folder, log);
    }
  }

  /** Where temporary folders go: {@code TMPDIR} or {@code /tmp}, on Windows {@code TEMP}. */
  public Path temporaryFolder(Map<String, String> environment) {
    boolean isWindows = Platform.current() == Platform.WINDOWS;
    String given = environment.getOrDefault(isWindows ? "TEMP" : "TMPDIR", "");
    String byDefault = isWindows ? System.getProperty("java.io.tmpdir", ".") : "/tmp";
    return Path.of(given.isEmpty() ? byDefault : given).toAbsolutePath();
  }

  /** A private folder for other files of a step. */
  public TemporaryFolder newFolder(CommandScope scope) throws IOException {
    CommandLog log = new CommandLog(scope);
    PrivateFolder folder = folders.create(temporaryFolder(scope.environment()));
    log.createdFolder(folder.path());
    return new TemporaryFolder() {
      @Override
      public Path path() {
        return folder.path();
      }

      @Override
      public void close() {
        remove(folder, log);
      }
    };
  }

  /** Removes the temporary folders that crashed runs left there (AM-75). */
  public void removeLeftovers(Path temp) {
    folders.removeLeftovers(temp);
  }

  /** Removes what it keeps between commands. */
  @Override
  public void close() {
    readers.shutdownNow();
    pairs.close();
    try {
      trees.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      folders.close();
    } catch (IOException e) {
      throw new AgentException("cannot remove temporary files: " + OsReason.of(e), e);
    }
  }

  private CommandResult executeScript(
      Command command, Command.Script script, PrivateFolder folder, CommandLog log)
      throws InterruptedException {
    String name = "script-" + folders.digits() + "." + script.extension();
    List<String> arguments = new ArrayList<>(command.arguments());
    try {
      Path file = folder.write(name, script.content().getBytes(StandardCharsets.UTF_8));
      log.createdScript(file);
      arguments.add(file.toString());
    } catch (IOException e) {
      Path file = folder.path().resolve(name);
      return noScript("cannot create script file: " + file + ": " + OsReason.of(e));
    }
    return execute(arguments, log);
  }

  private CommandResult execute(List<String> arguments, CommandLog log)
      throws InterruptedException {
    CommandScope scope = log.scope();
    log.starting(arguments);
    Program program =
        new ProgramLookup(scope.workingDirectory(), scope.environment(), Platform.current())
            .find(arguments.get(0));
    if (program instanceof Program.Missing missing) {
      return notStarted(missing.reason(), log);
    }
    Program.Found found = (Program.Found) program;
    if (found.needsShell()) {
      log.needsShell(arguments.get(0));
    }
    List<String> full = new ArrayList<>(found.start());
    full.addAll(arguments.subList(1, arguments.size()));
    OutputPair pair = pairs.take(temporaryFolder(scope.environment()));
    ProcessTree tree = trees.next();
    Process process;
    try {
      process = new Launch(scope, trees.wrapper()).start(full, pair, tree);
    } catch (IOException e) {
      pairs.giveBack(pair);
      tree.release();
      return notStarted(Launch.reason(e, scope.workingDirectory()), log);
    }
    CommandResult result = follow(process, tree, pair, log);
    return Launch.lateReason(result.exitCode(), result.stderrTail(), full.get(0))
        .map(reason -> new CommandResult(Ending.NOT_STARTED, -1, "", "", reason))
        .orElse(result);
  }

  private CommandResult follow(Process process, ProcessTree tree, OutputPair pair, CommandLog log)
      throws InterruptedException {
    HeadCapture text = new HeadCapture(STDOUT_LIMIT);
    EndsCapture errors = new EndsCapture(STDERR_HALF);
    OutputReader stdout =
        new OutputReader(
            pair.stdout(process),
            pair.buffers()[0],
            (bytes, offset, length) -> {
              log.scope().log().stdout(bytes, offset, length);
              text.take(bytes, offset, length);
            });
    OutputReader stderr = new OutputReader(pair.stderr(process), pair.buffers()[1], errors::take);
    readers.execute(stdout);
    readers.execute(stderr);
    RunningCommand running =
        new RunningCommand(process, tree, List.of(stdout, stderr), log, timing);
    try {
      Ending ending = running.await();
      return result(ending, running.exitCode(), log, new Captured(text, errors));
    } finally {
      if (stdout.isClean() && stderr.isClean()) {
        pairs.giveBack(pair);
      } else {
        stdout.discard();
        stderr.discard();
      }
    }
  }

  private record Captured(HeadCapture stdout, EndsCapture stderr) {}

  private static CommandResult result(
      Ending ending, int exitCode, CommandLog log, Captured captured) {
    log.outputEnded();
    log.completed(ending == Ending.EXITED && exitCode == 0);
    String errors = OutputText.stderr(captured.stderr());
    log.ended(errors, exitCode);
    OutputText output = OutputText.stdout(captured.stdout(), STDOUT_LIMIT);
    if (output.isCut()) {
      log.outputCut(STDOUT_LIMIT);
    }
    String tail = OutputText.tail(errors, TAIL_LIMIT);
    return new CommandResult(ending, exitCode, output.text(), tail, "");
  }

  private void remove(PrivateFolder folder, CommandLog log) {
    log.removing(folder.path());
    try {
      folders.remove(folder);
      log.removed(folder.path());
    } catch (IOException e) {
      log.notRemoved(folder.path(), OsReason.of(e));
    }
  }

  private static CommandResult notStarted(String reason, CommandLog log) {
    log.failed();
    return new CommandResult(Ending.NOT_STARTED, -1, "", "", reason);
  }

  private static CommandResult noScript(String reason) {
    return new CommandResult(Ending.NO_SCRIPT, -1, "", "", reason);
  }

  private static Thread reader(Runnable task) {
    Thread thread = new Thread(task, "opentoe-output");
    thread.setDaemon(true);
    return thread;
  }
}
