package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.aws.Aws;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.check.CheckSettings;
import io.github.opentoe.agent.engine.DocumentCopies;
import io.github.opentoe.agent.engine.DocumentRunner;
import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.engine.RunScope;
import io.github.opentoe.agent.engine.RunState;
import io.github.opentoe.agent.engine.Surroundings;
import io.github.opentoe.agent.output.ExecutionIds;
import io.github.opentoe.agent.output.LogFolder;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.process.CommandRunner;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunLog;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.secret.Secrets;
import io.github.opentoe.agent.source.DocumentSources;
import io.github.opentoe.agent.state.StateDirectory;
import io.github.opentoe.agent.state.StateLock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run from request to report, with its log folder and its lock (DL-27). */
final class AgentRun {

  private final ActionCatalog catalog;
  private final RunRequest request;
  private final DocumentSources sources = new DocumentSources();
  private final Secrets secrets = new Secrets();
  private final RunScope scope;
  private final Instant startedAt;

  AgentRun(ActionCatalog catalog, RunRequest request) {
    this.catalog = catalog;
    this.request = request;
    this.startedAt = request.clock().instant();
    CheckSettings check =
        new CheckSettings(
            Set.of(Platform.current()),
            request.keepUnknownReferences(),
            request.lenientInputs(),
            request.blockedActions(),
            request.phases());
    this.scope = new RunScope(List.of(), check);
  }

  RunReport run() {
    Optional<String> badId = ExecutionIds.problem(request.executionId());
    if (badId.isPresent()) {
      return refusedBeforeLogs(badId.get());
    }
    if (request.logDirectory().isEmpty()) {
      return logged(
          new Journal(
              RunLog.NONE, request.listener(), DocumentCopies.NONE, request.clock(), secrets),
          Optional.empty());
    }
    try (LogFolder folder =
        LogFolder.create(
            request.logDirectory().get(),
            request.executionId(),
            request.clock(),
            request.trace())) {
      Journal journal =
          new Journal(
              folder.log(), request.listener(), new FolderCopies(folder), request.clock(), secrets);
      return logged(journal, Optional.of(folder));
    } catch (AgentException e) {
      return refusedBeforeLogs(e.text());
    }
  }

  private RunReport refusedBeforeLogs(String reason) {
    Journal journal =
        new Journal(RunLog.NONE, request.listener(), DocumentCopies.NONE, request.clock(), secrets);
    RunReport report = refused(journal, reason, Optional.empty());
    journal.event(new RunEvent.RunFinished(request.clock().instant(), report));
    return report;
  }

  private RunReport logged(Journal journal, Optional<LogFolder> folder) {
    Optional<Path> path = folder.map(LogFolder::path);
    journal.event(new RunEvent.RunStarted(startedAt, request.executionId(), path));
    journal.info("Setup: STARTED SETUP");
    request.notices().forEach(journal::note);
    RunReport report = locked(journal, folder);
    folder.ifPresent(LogFolder::completeReports);
    folder
        .flatMap(LogFolder::failure)
        .ifPresent(failure -> journal.warning("The log folder is incomplete: " + failure));
    journal.info(
        report.isSuccess()
            ? "TOE has completed execution successfully"
            : "TOE has completed execution with failure - Execution failed!");
    journal.event(new RunEvent.RunFinished(request.clock().instant(), report));
    return report;
  }

  /** Keeps other runs out of the state directory meanwhile (EX-4). */
  private RunReport locked(Journal journal, Optional<LogFolder> folder) {
    if (request.stateDirectory().isEmpty()) {
      return setUpAndRun(journal, folder);
    }
    StateLock lock;
    try {
      lock = new StateDirectory(request.stateDirectory().get()).lock();
    } catch (AgentException e) {
      return refused(journal, e.text(), folder.map(LogFolder::path));
    }
    try {
      return setUpAndRun(journal, folder);
    } finally {
      lock.close();
    }
  }

  private RunReport setUpAndRun(Journal journal, Optional<LogFolder> folder) {
    RunSetup.Outcome setup =
        new RunSetup(catalog, request, sources, scope).prepare(journal, folder);
    if (setup.problems().stream().anyMatch(Problem::isError)) {
      return refused(setup.problems(), folder.map(LogFolder::path));
    }
    RunState state =
        new RunState(
            request.executionId(),
            folder.map(LogFolder::path),
            startedAt,
            setup.documents(),
            setup.problems());
    folder.ifPresent(kept -> journal.follow(kept.record(state::report)));
    CommandRunner commands = new CommandRunner(secrets);
    try (Aws aws = new Aws(request.environment())) {
      commands.removeLeftovers(commands.temporaryFolder(request.environment()));
      Surroundings surroundings =
          new Surroundings(
              catalog,
              Platform.current(),
              request.workingDirectory(),
              ownFolders(folder),
              request.environment(),
              commands,
              sources,
              aws.objects(),
              aws.values(request.cancellation()),
              secrets,
              request.cancellation(),
              request.clock());
      new DocumentRunner(surroundings, journal, scope, state).run();
    } finally {
      close(commands, journal);
    }
    return state.report();
  }

  /** What stays behind is not worth the report of a run. */
  private static void close(CommandRunner commands, Journal journal) {
    try {
      commands.close();
    } catch (AgentException e) {
      journal.warning(e.text());
    }
  }

  private Set<Path> ownFolders(Optional<LogFolder> folder) {
    Set<Path> own = new HashSet<>();
    folder.ifPresent(kept -> own.add(kept.path()));
    request.stateDirectory().ifPresent(own::add);
    return own;
  }

  private RunReport refused(Journal journal, String reason, Optional<Path> folder) {
    Problem problem = Problem.error("setup", reason, SourceLocation.NONE);
    journal.problem(problem);
    return refused(List.of(problem), folder);
  }

  private RunReport refused(List<Problem> problems, Optional<Path> folder) {
    String reason =
        problems.stream().filter(Problem::isError).map(Problem::text).findFirst().orElse("");
    return new RunReport(
        request.executionId(),
        Status.FAILED,
        reason,
        Optional.of(startedAt),
        Optional.of(request.clock().instant()),
        Counts.NONE,
        folder,
        List.of(),
        problems);
  }
}
