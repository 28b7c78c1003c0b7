package io.github.opentoe.agent;

import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reports of a run of which nothing may run.
 *
 * @param executionId of the run
 * @param startedAt when it began
 * @param clock tells when it ended
 */
record Refusals(String executionId, Instant startedAt, Clock clock) {

  /** The report with this reason, which is told, too. */
  RunReport of(Journal journal, String reason, Optional<Path> folder) {
    Problem problem = Problem.error("setup", reason, SourceLocation.NONE);
    journal.problem(problem);
    return of(List.of(problem), folder);
  }

  /** The report with these problems; the first error is the reason. */
  RunReport of(List<Problem> problems, Optional<Path> folder) {
    String reason =
        problems.stream().filter(Problem::isError).map(Problem::text).findFirst().orElse("");
    return new RunReport(
        executionId,
        Status.FAILED,
        reason,
        Optional.of(startedAt),
        Optional.of(clock.instant()),
        Counts.NONE,
        folder,
        List.of(),
        problems);
  }
}
