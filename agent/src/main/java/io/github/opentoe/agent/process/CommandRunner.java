package io.github.opentoe.agent.process;

import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.TemporaryFolder;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.agent.secret.SecretStream;
import io.github.opentoe.agent.secret.Secrets;
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
  private static final String NO_THREAD =
      "no thread can be started: the limit of processes or of memory is reached";

  private final PrivateFolders folders = new PrivateFolders();
  private final ProcessTrees trees;
  private final OutputPairs pairs;
  private final Secrets secrets;
  private final Timing timing;
  private final ExecutorService readers = Executors.newCachedThreadPool(CommandRunner::reader);

  /** A runner for this machine; does nothing until it is used. */
  public CommandRunner() {
    this(new Secrets());
  }

  /** A runner for this machine that hides these secrets from what is shown of standard error. */
  public CommandRunner(Secrets secrets) {
    this(ProcessTrees.bestKind(), Timing.USUAL, secrets);
  }

  CommandRunner(ProcessTrees.Kind kind, Timing timing) {
    this(kind, timing, new Secrets());
  }

  private CommandRunner(ProcessTrees.Kind kind, Timing timing, Secrets secrets) {
    this.secrets = secrets;
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
  public static Path temporaryFolder(Map<String, String> environment) {
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
    Started started;
    try {
      Process process = new Launch(scope, trees.wrapper()).start(full, pair, tree);
      started = read(process, pair, log);
    } catch (IOException e) {
      pairs.giveBack(pair);
      tree.release();
      return notStarted(Launch.reason(e, scope.workingDirectory()), log);
    } catch (OutOfMemoryError e) {
      // What has started must not go on unwatched.
      tree.end(timing, () -> true);
      tree.release();
      return notStarted(NO_THREAD, log);
    }
    CommandResult result = follow(started, tree, pair, log);
    return Launch.lateReason(result.exitCode(), result.stderrTail(), full.get(0))
        .map(reason -> new CommandResult(Ending.NOT_STARTED, -1, "", "", reason))
        .orElse(result);
  }

  private Started read(Process process, OutputPair pair, CommandLog log) {
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
    // Masked before it is cut, so that no half of a secret is left at the cut.
    SecretStream shownErrors = new SecretStream(secrets, errors::take);
    OutputReader stderr =
        new OutputReader(pair.stderr(process), pair.buffers()[1], shownErrors::take);
    readers.execute(stdout);
    readers.execute(stderr);
    return new Started(process, stdout, stderr, new Captured(text, errors, shownErrors));
  }

  private CommandResult follow(Started started, ProcessTree tree, OutputPair pair, CommandLog log)
      throws InterruptedException {
    OutputReader stdout = started.stdout();
    OutputReader stderr = started.stderr();
    RunningCommand running =
        new RunningCommand(started.process(), tree, List.of(stdout, stderr), log, timing);
    try {
      Ending ending = running.await();
      started.captured().shownErrors().end();
      return result(ending, running.exitCode(), log, started.captured());
    } finally {
      if (stdout.isClean() && stderr.isClean()) {
        pairs.giveBack(pair);
      } else {
        stdout.discard();
        stderr.discard();
      }
    }
  }

  private record Started(
      Process process, OutputReader stdout, OutputReader stderr, Captured captured) {}

  private record Captured(HeadCapture stdout, EndsCapture stderr, SecretStream shownErrors) {}

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
