package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.aws.Aws;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.check.CheckSettings;
import io.github.opentoe.agent.engine.Departure;
import io.github.opentoe.agent.engine.DocumentCopies;
import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.engine.Recovery;
import io.github.opentoe.agent.engine.Restarts;
import io.github.opentoe.agent.engine.Resumption;
import io.github.opentoe.agent.engine.RunScope;
import io.github.opentoe.agent.engine.RunState;
import io.github.opentoe.agent.output.LogFolder;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunLog;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.restart.MachineRestart;
import io.github.opentoe.agent.secret.Secrets;
import io.github.opentoe.agent.source.DocumentSources;
import io.github.opentoe.agent.state.RunHead;
import io.github.opentoe.agent.state.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
  private final Secrets secrets = new Secrets();

  private final Refusals refusals;
  private final RunEnding ending = new RunEnding();

  /**
   * What a session works with.
   *
   * @param catalog the installed actions
   * @param aws what belongs to AWS
   * @param sources fetches documents
   * @param machine restarts the machine
   * @param patience how long it may take to go down
   */
  record Tools(
      ActionCatalog catalog,
      Aws aws,
      DocumentSources sources,
      MachineRestart machine,
      Duration patience) {}

  /**
   * @param directory locked; empty where nothing is kept
   */
  RunSession(Tools tools, RunStart start, Optional<StateDirectory> directory) {
    this.tools = tools;
    this.start = start;
    this.request = start.request();
    this.directory = directory;
    this.startedAt = start.startedAt(request.clock().instant());
    this.refusals = new Refusals(start.executionId(), startedAt, request.clock());
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
            .head()
            .map(head -> head.logDirectory().isPresent())
            .orElse(request.logDirectory().isPresent());
    RunReport report;
    if (isLogged) {
      try (LogFolder folder = openFolder()) {
        Journal journal =
            new Journal(
                folder.log(),
                request.listener(),
                new FolderCopies(folder),
                request.clock(),
                secrets);
        report = delivered(journal, Optional.of(folder), refusal);
      } catch (AgentException e) {
        kept.close();
        return refused(e.text());
      }
    } else {
      report = delivered(silent(), Optional.empty(), refusal);
    }
    kept.finish(report, silent());
    return report;
  }

  private LogFolder openFolder() {
    Optional<Path> before = start.head().flatMap(RunHead::logDirectory);
    return before.isPresent()
        ? LogFolder.reopen(before.get(), start.executionId(), request.clock(), request.trace())
        : LogFolder.create(
            request.logDirectory().orElseThrow(),
            request.executionId(),
            request.clock(),
            request.trace());
  }

  private Journal silent() {
    return new Journal(
        RunLog.NONE, request.listener(), DocumentCopies.NONE, request.clock(), secrets);
  }

  /** The report where nothing ran, not even a log folder was made. */
  RunReport refused(String reason) {
    Journal journal = silent();
    RunReport report = refusals.of(journal, reason, Optional.empty());
    journal.event(new RunEvent.RunFinished(request.clock().instant(), report));
    return report;
  }

  private RunReport delivered(
      Journal journal, Optional<LogFolder> folder, Optional<String> refusal) {
    try (LogDelivery delivery = new LogDelivery(request, tools.aws(), folder)) {
      RunReport report = logged(journal, folder, delivery, refusal);
      journal.event(new RunEvent.RunFinished(request.clock().instant(), report));
      return report;
    }
  }

  private RunReport logged(
      Journal journal, Optional<LogFolder> folder, LogDelivery delivery, Optional<String> refusal) {
    Optional<Path> path = folder.map(LogFolder::path);
    journal.event(new RunEvent.RunStarted(startedAt, start.executionId(), path));
    journal.info("Setup: STARTED SETUP");
    request.notices().forEach(journal::note);
    start.warnings().forEach(journal::warning);
    RunReport report =
        refusal
            .or(() -> delivery.start(journal))
            .map(reason -> refusals.of(journal, reason, path))
            .orElseGet(() -> goOn(journal, folder, delivery));
    folder.ifPresent(LogFolder::completeReports);
    folder
        .flatMap(LogFolder::failure)
        .ifPresent(failure -> journal.warning("The log folder is incomplete: " + failure));
    return report.isRestartWanted()
        ? report.withLogAddress(delivery.address())
        : ending.of(report, journal, delivery);
  }

  /** Where a restart is awaited, makes sure that it came (EX-29). */
  private RunReport goOn(Journal journal, Optional<LogFolder> folder, LogDelivery delivery) {
    Restarts restarts = restarts(journal, folder, delivery);
    Optional<String> failure = Optional.empty();
    if (kept.awaitsRestart(restarts.bootId())) {
      try {
        if (kept.asksAgain(journal)) {
          failure = new Departure(kept.open(List.of(), folder), restarts).again();
          if (failure.isEmpty()) {
            return kept.left(folder.map(LogFolder::path));
          }
        } else {
          failure = Optional.of(KeptRun.NOT_RESTARTED);
        }
      } catch (AgentException e) {
        return refusals.of(journal, e.text(), folder.map(LogFolder::path));
      }
    }
    return setUpAndRun(new Evidence(journal, folder), restarts, failure);
  }

  /** Where a run tells what happens. */
  private record Evidence(Journal journal, Optional<LogFolder> folder) {}

  private RunReport setUpAndRun(Evidence evidence, Restarts restarts, Optional<String> failure) {
    Journal journal = evidence.journal();
    Optional<LogFolder> folder = evidence.folder();
    RunSetup.Outcome setup = new RunSetup(tools, start, scope).prepare(journal, folder);
    if (setup.problems().stream().anyMatch(Problem::isError)) {
      return refusals.of(setup.problems(), folder.map(LogFolder::path));
    }
    RunState state =
        new RunState(
            start.executionId(),
            folder.map(LogFolder::path),
            startedAt,
            setup.documents(),
            setup.problems());
    Workplace workplace = Workplace.of(tools, request, secrets, folder.map(LogFolder::path));
    Optional<Resumption> resumption =
        start.failed().map(failed -> workplace.compare(failed, state));
    Recovery recovery = kept.recovery(resumption, failure);
    state.restore(recovery);
    folder.ifPresent(files -> journal.follow(files.record(() -> ending.shown(state.report()))));
    try {
      Departure departure = new Departure(kept.open(setup.saved(), folder), restarts);
      kept.tellHowItGoesOn(journal, failure);
      workplace.run(journal, scope, new Workplace.Work(state, recovery, departure));
      failure.ifPresent(state::explain);
      return departure.isUnderway() ? state.report().waiting() : state.report();
    } catch (AgentException e) {
      return refusals.of(journal, e.text(), folder.map(LogFolder::path));
    }
  }

  private Restarts restarts(Journal journal, Optional<LogFolder> folder, LogDelivery delivery) {
    return directory
        .<Restarts>map(
            state ->
                new RunLeaving(
                    tools.machine(),
                    state,
                    request.restarts(),
                    journal,
                    new RunLeaving.Last(
                        () -> {
                          delivery.beforeRestart(journal);
                          folder.ifPresent(LogFolder::force);
                        },
                        request.cancellation(),
                        tools.patience())))
        .orElse(Restarts.NONE);
  }
}
