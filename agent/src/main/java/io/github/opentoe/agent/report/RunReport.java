package io.github.opentoe.agent.report;

import io.github.opentoe.agent.problem.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything about a run; immutable.
 *
 * @param executionId its id
 * @param status {@code success} also where failures were ignored (EX-12); {@code rebooting} where
 *     the run has not ended
 * @param failureMessage why it failed; empty otherwise
 * @param logFolder the folder with its evidence; empty for nested runs and where none is written
 * @param logAddress where the log folder is copied to; empty where it stays on this machine
 * @param problems errors that kept it from starting, warnings and notes
 */
public record RunReport(
    String executionId,
    Status status,
    String failureMessage,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Counts counts,
    Optional<Path> logFolder,
    Optional<String> logAddress,
    List<DocumentResult> documents,
    List<Problem> problems) {

  public RunReport {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }

  /**
   * Whether the run has not ended, but waits for a restart of the machine: the same request goes on
   * with it then (EX-13).
   */
  public boolean isRestartWanted() {
    return status == Status.REBOOTING;
  }

  /** The same report of a run that waits for a restart. */
  public RunReport waiting() {
    return with(Status.REBOOTING, failureMessage, logAddress);
  }

  /** A report of a run whose logs stay on this machine. */
  public RunReport(
      String executionId,
      Status status,
      String failureMessage,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Counts counts,
      Optional<Path> logFolder,
      List<DocumentResult> documents,
      List<Problem> problems) {
    this(
        executionId,
        status,
        failureMessage,
        startedAt,
        endedAt,
        counts,
        logFolder,
        Optional.empty(),
        documents,
        problems);
  }

  /** The same with the place where the log folder is copied to. */
  public RunReport withLogAddress(Optional<String> address) {
    return with(status, failureMessage, address);
  }

  /** The same, but failed; a run that failed before keeps its own reason. */
  public RunReport failed(String reason) {
    return isSuccess() ? with(Status.FAILED, reason, logAddress) : this;
  }

  private RunReport with(Status newStatus, String message, Optional<String> address) {
    return new RunReport(
        executionId,
        newStatus,
        message,
        startedAt,
        endedAt,
        counts,
        logFolder,
        address,
        documents,
        problems);
  }

  /** Whether the run succeeded. */
  public boolean isSuccess() {
    return status == Status.SUCCESS;
  }
}
