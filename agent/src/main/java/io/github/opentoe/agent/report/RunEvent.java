package io.github.opentoe.agent.report;

import io.github.opentoe.agent.problem.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What happened in a run, in the order it happened. */
public sealed interface RunEvent {

  /** When. */
  Instant at();

  /** The run has an id and, if it writes one, a log folder. */
  record RunStarted(Instant at, String executionId, Optional<Path> logFolder) implements RunEvent {}

  /** Something about a document or an option is worth knowing. */
  record ProblemFound(Instant at, Problem problem) implements RunEvent {}

  /** Something odd happened while the run went on. */
  record Warned(Instant at, String text) implements RunEvent {}

  /** A document begins; {@code depth} is 0 for documents of the request, more for nested ones. */
  record DocumentStarted(Instant at, String source, int depth) implements RunEvent {}

  /** A document ended. */
  record DocumentFinished(Instant at, String source, int depth, Status status)
      implements RunEvent {}

  /** A phase begins. */
  record PhaseStarted(Instant at, String phase, int depth) implements RunEvent {}

  /** A phase ended. */
  record PhaseFinished(Instant at, String phase, int depth, Status status) implements RunEvent {}

  /** A step begins; {@code number} counts from 1 among {@code total} steps of its phase. */
  record StepStarted(Instant at, String step, String action, int number, int total, int depth)
      implements RunEvent {}

  /** An attempt failed, and another follows. */
  record AttemptFailed(Instant at, String step, int attempt, int maxAttempts, String reason)
      implements RunEvent {}

  /**
   * A command of the step printed this to standard output; not sent for muted steps. What a command
   * prints may come in any pieces, and is sent with a line break at its end.
   */
  record OutputReceived(Instant at, String step, String text) implements RunEvent {}

  /** A step ended, was skipped or failed. */
  record StepFinished(Instant at, StepResult result, int depth) implements RunEvent {}

  /** A step asked for a restart of the machine, and everything is saved to go on after it. */
  record RestartWanted(Instant at) implements RunEvent {}

  /** The run ended, or is left until the machine was restarted. */
  record RunFinished(Instant at, RunReport report) implements RunEvent {}
}
