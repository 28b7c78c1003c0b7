package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.aws.Aws;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.check.CheckSettings;
import io.github.opentoe.agent.engine.Departure;
import io.github.opentoe.agent.engine.DocumentCopies;
import io.github.opentoe.agent.engine.DocumentRunner;
import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.engine.Recovery;
import io.github.opentoe.agent.engine.Restarts;
import io.github.opentoe.agent.engine.RunScope;
import io.github.opentoe.agent.engine.RunState;
import io.github.opentoe.agent.engine.Surroundings;
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
import io.github.opentoe.agent.restart.MachineRestart;
import io.github.opentoe.agent.source.DocumentSources;
import io.github.opentoe.agent.state.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One call for a run: its beginning, its end, or a part between two restarts. */
final class RunSession {

  private final Tools tools;
  private final RunStart start;
  private final RunRequest request;
  private final Optional<StateDirectory> directory;
  private final RunScope scope;
  private final Instant startedAt;
  private final KeptRun kept;

  /**
   * What a session works with.
   *
   * @param catalog the installed actions
   * @param sources fetches documents
   * @param machine restarts the machine
   * @param patience how long it may take to go down
   */
  record Tools(
      ActionCatalog catalog, DocumentSources sources, MachineRestart machine, Duration patience) {}

  /**
   * @param directory locked; empty where nothing is kept
   */
  RunSession(Tools tools, RunStart start, Optional<StateDirectory> directory) {
    this.tools = tools;
    this.start = start;
    this.request = start.request();
    this.directory = directory;
    this.startedAt = start.startedAt(request.clock().instant());
    this.kept = new KeptRun(start, directory, startedAt, bootId());
    CheckSettings check =
        new CheckSettings(
            Set.of(Platform.current()),
            request.keepUnknownReferences(),
            request.lenientInputs(),
            request.blockedActions(),
            request.phases());
    this.scope = new RunScope(List.of(), check);
  }

  /** Elsewhere it takes a program to find out, so it is asked for only when it matters. */
  private String bootId() {
    return directory.isPresent() && Platform.current() == Platform.LINUX
        ? tools.machine().bootId()
        : "";
  }

  /**
   * Runs with a log folder, where one is wanted.
   *
   * @param refusal why nothing may run; empty where it may
   */
  RunReport run(Optional<String> refusal) {
    boolean isLogged =
        start
            .saved()
            .map(found -> found.run().head().logDirectory().isPresent())
            .orElse(request.logDirectory().isPresent());
    RunReport report;
    if (isLogged) {
      try (LogFolder folder = openFolder()) {
        Journal journal =
            new Journal(
                folder.log(), request.listener(), new FolderCopies(folder), request.clock());
        report = logged(journal, Optional.of(folder), refusal);
      } catch (AgentException e) {
        kept.close();
        return refused(e.text());
      }
    } else {
      report = logged(silent(), Optional.empty(), refusal);
    }
    kept.finish(report, silent());
    return report;
  }

  private LogFolder openFolder() {
    Optional<Path> before = start.saved().flatMap(found -> found.run().head().logDirectory());
    return before.isPresent()
        ? LogFolder.reopen(before.get(), request.clock(), request.trace())
        : LogFolder.create(
            request.logDirectory().orElseThrow(),
            request.executionId(),
            request.clock(),
            request.trace());
  }

  private Journal silent() {
    return new Journal(RunLog.NONE, request.listener(), DocumentCopies.NONE, request.clock());
  }

  /** The report where nothing ran, not even a log folder was made. */
  RunReport refused(String reason) {
    Journal journal = silent();
    RunReport report = refused(journal, reason, Optional.empty());
    journal.event(new RunEvent.RunFinished(request.clock().instant(), report));
    return report;
  }

  private RunReport logged(Journal journal, Optional<LogFolder> folder, Optional<String> refusal) {
    Optional<Path> path = folder.map(LogFolder::path);
    journal.event(new RunEvent.RunStarted(startedAt, start.executionId(), path));
    journal.info("Setup: STARTED SETUP");
    request.notices().forEach(journal::note);
    start.warnings().forEach(journal::warning);
    RunReport report =
        refusal
            .map(reason -> refused(journal, reason, path))
            .orElseGet(() -> goOn(journal, folder));
    folder
        .flatMap(LogFolder::failure)
        .ifPresent(failure -> journal.warning("The log folder is incomplete: " + failure));
    if (!report.isRestartWanted()) {
      journal.info(
          report.isSuccess()
              ? "TOE has completed execution successfully"
              : "TOE has completed execution with failure - Execution failed!");
    }
    journal.event(new RunEvent.RunFinished(request.clock().instant(), report));
    return report;
  }

  /** Where a restart is awaited, makes sure that it came (EX-29). */
  private RunReport goOn(Journal journal, Optional<LogFolder> folder) {
    Restarts restarts = restarts(journal, folder);
    Optional<String> failure = Optional.empty();
    if (kept.awaitsRestart(restarts.bootId())) {
      try {
        if (kept.asksAgain(journal)) {
          failure = new Departure(kept.open(List.of(), folder), restarts).again();
          if (failure.isEmpty()) {
            return left(folder);
          }
        } else {
          failure = Optional.of(KeptRun.NOT_RESTARTED);
        }
      } catch (AgentException e) {
        return refused(journal, e.text(), folder.map(LogFolder::path));
      }
    }
    return setUpAndRun(journal, folder, failure);
  }

  /** The report of a call that found no restart and asks for it once more. */
  private RunReport left(Optional<LogFolder> folder) {
    return new RunReport(
        start.executionId(),
        Status.REBOOTING,
        "",
        Optional.of(startedAt),
        Optional.empty(),
        kept.counts(),
        folder.map(LogFolder::path),
        List.of(),
        List.of());
  }

  private RunReport setUpAndRun(
      Journal journal, Optional<LogFolder> folder, Optional<String> failure) {
    RunSetup.Outcome setup = new RunSetup(tools, start, scope).prepare(journal, folder);
    if (setup.problems().stream().anyMatch(Problem::isError)) {
      return refused(setup.problems(), folder.map(LogFolder::path));
    }
    RunState state =
        new RunState(
            start.executionId(),
            folder.map(LogFolder::path),
            startedAt,
            setup.documents(),
            setup.problems());
    Recovery recovery =
        start.saved().map(found -> Recovery.of(found.run(), failure)).orElse(Recovery.NONE);
    state.restore(recovery);
    folder.ifPresent(files -> journal.follow(files.record(state::report)));
    try {
      Departure departure =
          new Departure(kept.open(setup.saved(), folder), restarts(journal, folder));
      kept.tellHowItGoesOn(journal, failure);
      run(journal, folder, state, recovery, departure);
      failure.ifPresent(state::explain);
      return departure.isUnderway() ? state.report().waiting() : state.report();
    } catch (AgentException e) {
      return refused(journal, e.text(), folder.map(LogFolder::path));
    }
  }

  private void run(
      Journal journal,
      Optional<LogFolder> folder,
      RunState state,
      Recovery recovery,
      Departure departure) {
    try (CommandRunner commands = new CommandRunner();
        Aws aws = new Aws(request.environment())) {
      commands.removeLeftovers(commands.temporaryFolder(request.environment()));
      Surroundings surroundings =
          new Surroundings(
              tools.catalog(),
              Platform.current(),
              request.workingDirectory(),
              ownFolders(folder),
              request.environment(),
              commands,
              tools.sources(),
              aws.objects(),
              request.cancellation(),
              request.clock(),
              departure);
      new DocumentRunner(surroundings, journal, scope, state, recovery).run();
    }
  }

  private Restarts restarts(Journal journal, Optional<LogFolder> folder) {
    return directory
        .<Restarts>map(
            state ->
                new RunLeaving(
                    tools.machine(),
                    state,
                    request.restarts(),
                    journal,
                    new RunLeaving.Last(
                        () -> folder.ifPresent(LogFolder::force),
                        request.cancellation(),
                        tools.patience())))
        .orElse(Restarts.NONE);
  }

  private Set<Path> ownFolders(Optional<LogFolder> folder) {
    Set<Path> own = new HashSet<>();
    folder.ifPresent(logs -> own.add(logs.path()));
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
        start.executionId(),
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
