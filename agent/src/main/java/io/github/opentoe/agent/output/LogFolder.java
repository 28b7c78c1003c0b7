package io.github.opentoe.agent.output;

import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.agent.report.RunLog;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StateRecorder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The log folder of one run and the files in it (execution-and-outputs §8.1 … §8.5). Once it is
 * there, trouble with a file stops nothing: {@link #failure()} tells.
 */
public final class LogFolder implements AutoCloseable {

  private static final String CONSOLE = "console.log";
  private static final String APPLICATION = "application.log";

  private final OwnFolder folder;
  private final FolderLog log;
  private final ReportFiles reports;
  private Optional<PacedRecorder> recorder = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private int copies;
  private boolean isComplete;
  private boolean isClosed;

  private LogFolder(OwnFolder folder, FolderLog log) {
    this.folder = folder;
    this.log = log;
    this.reports = new ReportFiles(folder, ZoneId.systemDefault());
  }

  /**
   * Creates the folder, with parents, and opens its logs.
   *
   * @param parent the log directory
   * @param executionId already checked against EX-47; slashes make sub-folders
   * @param clock gives the time in the folder's name and of every line
   * @param trace takes a copy of application.log while it is written
   * @throws AgentException where it cannot be created
   */
  public static LogFolder create(
      Path parent, String executionId, Clock clock, Optional<OutputStream> trace) {
    Path path = NewFolder.create(parent, executionId, clock.instant());
    try {
      LogFile console = new LogFile(CONSOLE, PrivateFiles.createFile(path.resolve(CONSOLE)));
      LogFile application =
          new LogFile(APPLICATION, PrivateFiles.createFile(path.resolve(APPLICATION)));
      return new LogFolder(
          OwnFolder.of(path, path.resolve(CONSOLE)),
          new FolderLog(clock, new LogLines(console, application, trace)));
    } catch (IOException e) {
      throw NewFolder.refused(path, OsReason.of(e), e);
    }
  }

  /** The folder, absolute. */
  public Path path() {
    return folder.path();
  }

  /** Writes to console.log and application.log. */
  public RunLog log() {
    return log;
  }

  /**
   * Keeps a copy of a document: {@code D<i>__<baseName>}, with the next free number (EX-37).
   *
   * @param baseName last part of its path, key or name
   */
  public synchronized void copyDocument(String baseName, byte[] content) {
    keep("D" + copies + "__" + FileNames.safe(baseName), content);
    copies++;
  }

  /** Writes {@code document.yaml}, for runs of exactly one document. */
  public synchronized void copyAsDocumentYaml(byte[] content) {
    keep("document.yaml", content);
  }

  /**
   * Starts detailedoutput.json and chaining.json; from now on they follow the state.
   *
   * @param state the present state; asked on any thread, never while this folder holds a lock
   */
  public StateRecorder record(Supplier<RunReport> state) {
    PacedRecorder started = new PacedRecorder(state, reports::write);
    synchronized (this) {
      recorder = Optional.of(started);
    }
    started.start();
    return started;
  }

  /**
   * Makes the reports complete, among them the second spelling of detailedoutput.json; afterwards
   * {@link #failure()} knows what is missing.
   */
  public void completeReports() {
    Optional<PacedRecorder> last;
    synchronized (this) {
      if (isComplete) {
        return;
      }
      isComplete = true;
      last = recorder;
    }
    last.ifPresent(PacedRecorder::close);
    synchronized (this) {
      if (last.isPresent() && last.get().failure().isEmpty()) {
        attempt("detailedOutput.json", reports::finish);
      }
      for (String name : List.of(CONSOLE, APPLICATION)) {
        // A file that was deleted takes every line, and loses it.
        attempt(name, () -> Files.size(path().resolve(name)));
      }
    }
  }

  /** The first thing that could not be written; empty while the folder is complete. */
  public synchronized Optional<String> failure() {
    return log.failure().or(() -> failure).or(() -> recorder.flatMap(PacedRecorder::failure));
  }

  /** Completes all files; what is logged later is dropped. */
  @Override
  public void close() {
    completeReports();
    log.close();
    synchronized (this) {
      if (!isClosed) {
        isClosed = true;
        for (String name : List.of(CONSOLE, APPLICATION)) {
          attempt(name, () -> folder.force(name));
        }
      }
    }
  }

  private void keep(String name, byte[] content) {
    attempt(name, () -> folder.replace(name, target -> target.write(content)));
  }

  private void attempt(String name, Attempt attempt) {
    try {
      attempt.run();
    } catch (IOException e) {
      if (failure.isEmpty()) {
        failure = Optional.of(name + " cannot be written: " + OsReason.of(e));
      }
    }
  }

  @FunctionalInterface
  private interface Attempt {
    void run() throws IOException;
  }
}
