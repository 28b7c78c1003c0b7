package io.github.opentoe.agent.output;

import io.github.opentoe.agent.report.RunLog;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StateRecorder;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** The log folder of one run and the files in it (execution-and-outputs §8.1 … §8.5). */
public final class LogFolder implements AutoCloseable {

  private final Path path;

  private LogFolder(Path path) {
    this.path = path;
  }

  /**
   * Creates the folder, with parents, and opens its logs.
   *
   * @param parent the log directory
   * @param executionId already checked against EX-47; slashes make sub-folders
   * @param clock gives the time in the folder's name and of every line
   * @param trace takes a copy of application.log while it is written
   * @throws io.github.opentoe.agent.problem.AgentException where it cannot be created
   */
  public static LogFolder create(
      Path parent, String executionId, Clock clock, Optional<OutputStream> trace) {
    return new LogFolder(parent.resolve(executionId + clock + trace));
  }

  /** The folder, absolute. */
  public Path path() {
    return path;
  }

  /** Writes to console.log and application.log. */
  public RunLog log() {
    return RunLog.NONE;
  }

  /**
   * Keeps a copy of a document: {@code D<i>__<baseName>}, with the next free number (EX-37).
   *
   * @param baseName last part of its path, key or name
   */
  public void copyDocument(String baseName, byte[] content) {}

  /** Writes {@code document.yaml}, for runs of exactly one document. */
  public void copyAsDocumentYaml(byte[] content) {}

  /** Starts detailedoutput.json and chaining.json; from now on they follow the state. */
  public StateRecorder record(Supplier<RunReport> state) {
    return StateRecorder.NONE;
  }

  /** Makes the files complete, among them the second spelling of detailedoutput.json. */
  @Override
  public void close() {}
}
