package io.github.opentoe.agent.output;

import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.agent.report.LineSink;
import io.github.opentoe.agent.report.RunLog;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StateRecorder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log folder of one run and the files in it (execution-and-outputs §8.1 … §8.5). Once it is
 * there, trouble with a file stops nothing: {@link #failure()} tells.
 */
public final class LogFolder implements AutoCloseable {

  private static final String CONSOLE = "console.log";
  private static final String APPLICATION = "application.log";
  private static final String COPY = "D([0-9]{1,9})__[^/\\\\]*";

  private final OwnFolder folder;
  private final String name;
  private final FolderLog log;
  private final ReportFiles reports;
  private Optional<PacedRecorder> recorder = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private int copies;
  private boolean isClosed;

  private LogFolder(OwnFolder folder, String executionId, FolderLog log) {
    this.folder = folder;
    this.name = NewFolder.name(folder.path(), executionId);
    this.log = log;
    this.reports = new ReportFiles(folder, LocalZone.of());
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
      FolderLog log = new FolderLog(clock, new LogLines(console, application, trace));
      return new LogFolder(OwnFolder.of(path, path.resolve(CONSOLE)), executionId, log);
    } catch (IOException e) {
      throw NewFolder.refused(path, OsReason.of(e), e);
    }
  }

  /**
   * Opens the folder of a run that goes on; makes what is missing of it anew.
   *
   * @param path as {@link #path()} gave it
   * @param executionId of the run
   * @throws AgentException where it cannot be used
   */
  public static LogFolder reopen(
      Path path, String executionId, Clock clock, Optional<OutputStream> trace) {
    try {
      PrivateFiles.continueFolder(path);
      LogFile console = new LogFile(CONSOLE, PrivateFiles.continueFile(path.resolve(CONSOLE)));
      LogFile application =
          new LogFile(APPLICATION, PrivateFiles.continueFile(path.resolve(APPLICATION)));
      FolderLog log = new FolderLog(clock, new LogLines(console, application, trace));
      OwnFolder own = OwnFolder.of(path, path.resolve(CONSOLE));
      LogFolder folder = new LogFolder(own, executionId, log);
      folder.countCopies();
      return folder;
    } catch (IOException e) {
      throw NewFolder.refused(path, OsReason.of(e), e);
    }
  }

  private synchronized void countCopies() throws IOException {
    Pattern copy = Pattern.compile(COPY);
    try (Stream<Path> files = Files.list(path())) {
      copies =
          files
              .map(file -> copy.matcher(String.valueOf(file.getFileName())))
              .filter(Matcher::matches)
              .mapToInt(matcher -> Integer.parseInt(matcher.group(1)) + 1)
              .max()
              .orElse(0);
    }
  }

  /** Completes all files as far as the run has come, and hands them to the disk (EX-20). */
  public void force() {
    completeReports();
    synchronized (this) {
      for (String name : List.of(CONSOLE, APPLICATION)) {
        attempt(name, () -> folder.force(name));
      }
    }
  }

  /** The folder, absolute. */
  public Path path() {
    return folder.path();
  }

  /** What the folder is called below the log directory, with slashes where the id has some. */
  public String name() {
    return name;
  }

  /** Writes to console.log and application.log. */
  public RunLog log() {
    return log;
  }

  /** From now on this one gets the lines of console.log, while they are written. */
  public void tap(LineSink sink) {
    log.tap(new ConsoleTap(sink));
  }

  /**
   * Keeps a copy of a document: {@code D<i>__<baseName>}, with the next free number (EX-37).
   *
   * @param baseName last part of its path, key or name
   * @return the name of the copy
   */
  public synchronized String copyDocument(String baseName, byte[] content) {
    String name = "D" + copies + "__" + FileNames.safe(baseName);
    keep(name, content);
    copies++;
    return name;
  }

  /** A copy that was kept; empty where it is gone. */
  public Optional<byte[]> readDocument(String name) {
    if (!name.matches(COPY)) {
      return Optional.empty();
    }
    try {
      return Optional.of(PrivateFiles.read(path().resolve(name)));
    } catch (IOException e) {
      return Optional.empty();
    }
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
   * Makes the reports complete as far as the run has come, among them the second spelling of
   * detailedoutput.json; afterwards {@link #failure()} knows what is missing.
   */
  public void completeReports() {
    complete(PacedRecorder::write);
  }

  /**
   * Makes all files complete as far as the run has come, so that they can be copied elsewhere.
   *
   * @return what the folder holds, ordered by name
   * @throws IOException where the folder cannot be listed
   */
  public List<Path> complete() throws IOException {
    completeReports();
    folder.confirm();
    try (Stream<Path> entries = Files.list(path())) {
      return entries
          .filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
          .filter(entry -> !PrivateFiles.isTemporary(entry))
          .sorted()
          .toList();
    }
  }

  /** The first thing that could not be written; empty while the folder is complete. */
  public synchronized Optional<String> failure() {
    return log.failure().or(() -> failure).or(() -> recorder.flatMap(PacedRecorder::failure));
  }

  /** Completes all files; what is logged later is dropped. */
  @Override
  public void close() {
    synchronized (this) {
      if (isClosed) {
        return;
      }
      isClosed = true;
    }
    complete(PacedRecorder::close);
    log.close();
    synchronized (this) {
      for (String name : List.of(CONSOLE, APPLICATION)) {
        attempt(name, () -> folder.force(name));
      }
    }
  }

  private void complete(Consumer<PacedRecorder> last) {
    Optional<PacedRecorder> present;
    synchronized (this) {
      present = recorder;
    }
    present.ifPresent(last);
    synchronized (this) {
      if (present.isPresent() && present.get().failure().isEmpty()) {
        attempt("detailedOutput.json", reports::finish);
      }
      for (String name : List.of(CONSOLE, APPLICATION)) {
        // A file that was deleted takes every line, and loses it.
        attempt(name, () -> Files.size(path().resolve(name)));
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
