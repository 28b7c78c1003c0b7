package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.check.CheckSettings;
import io.github.opentoe.agent.engine.DocumentCopies;
import io.github.opentoe.agent.engine.DocumentLoader;
import io.github.opentoe.agent.engine.DocumentRunner;
import io.github.opentoe.agent.engine.DocumentState;
import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.engine.LoadedDocument;
import io.github.opentoe.agent.engine.NestingCheck;
import io.github.opentoe.agent.engine.Preparation;
import io.github.opentoe.agent.engine.RunScope;
import io.github.opentoe.agent.engine.RunState;
import io.github.opentoe.agent.engine.Surroundings;
import io.github.opentoe.agent.output.LogFolder;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.process.CommandRunner;
import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunLog;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.source.DocumentSources;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.state.StateDirectory;
import io.github.opentoe.agent.state.StateLock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run from request to report: setup, documents, evidence (DL-27). */
final class AgentRun {

  private final ActionCatalog catalog;
  private final RunRequest request;
  private final DocumentSources sources = new DocumentSources();
  private final CheckSettings check;
  private final Instant startedAt;

  AgentRun(ActionCatalog catalog, RunRequest request) {
    this.catalog = catalog;
    this.request = request;
    this.startedAt = request.clock().instant();
    this.check =
        new CheckSettings(
            Set.of(Platform.current()),
            request.keepUnknownReferences(),
            request.lenientInputs(),
            request.blockedActions(),
            request.phases());
  }

  RunReport run() {
    try {
      return withLogFolder();
    } catch (AgentException e) {
      Problem problem = Problem.error("setup", e.text(), SourceLocation.NONE);
      RunReport report = refused(List.of(problem), Optional.empty());
      request.listener().on(new RunEvent.ProblemFound(report.endedAt().orElseThrow(), problem));
      request.listener().on(new RunEvent.RunFinished(report.endedAt().orElseThrow(), report));
      return report;
    }
  }

  private RunReport withLogFolder() {
    if (request.logDirectory().isEmpty()) {
      return locked(
          new Journal(RunLog.NONE, request.listener(), DocumentCopies.NONE, request.clock()),
          Optional.empty());
    }
    try (LogFolder folder =
        LogFolder.create(
            request.logDirectory().get(),
            request.executionId(),
            request.clock(),
            request.trace())) {
      Set<String> kept = new HashSet<>();
      DocumentCopies copies =
          (identity, name, content) -> {
            if (kept.add(identity)) {
              folder.copyDocument(name, content);
            }
          };
      return locked(
          new Journal(folder.log(), request.listener(), copies, request.clock()),
          Optional.of(folder));
    }
  }

  private RunReport locked(Journal journal, Optional<LogFolder> folder) {
    Optional<Path> path = folder.map(LogFolder::path);
    journal.event(new RunEvent.RunStarted(startedAt, request.executionId(), path));
    journal.info("Setup: STARTED SETUP");
    RunReport report = guarded(journal, folder);
    journal.info(
        report.isSuccess()
            ? "TOE has completed execution successfully"
            : "TOE has completed execution with failure - Execution failed!");
    journal.event(new RunEvent.RunFinished(request.clock().instant(), report));
    return report;
  }

  /** Keeps other runs out of the state directory meanwhile (EX-4). */
  private RunReport guarded(Journal journal, Optional<LogFolder> folder) {
    if (request.stateDirectory().isEmpty()) {
      return setUp(journal, folder);
    }
    StateLock lock;
    try {
      lock = new StateDirectory(request.stateDirectory().get()).lock();
    } catch (AgentException e) {
      Problem problem = Problem.error("setup", e.text(), SourceLocation.NONE);
      journal.problem(problem);
      return refused(List.of(problem), folder.map(LogFolder::path));
    }
    try {
      return setUp(journal, folder);
    } finally {
      lock.close();
    }
  }

  private RunReport setUp(Journal journal, Optional<LogFolder> folder) {
    List<Problem> found = new ArrayList<>();
    List<LoadedDocument> documents = load(journal, folder, found);
    found.forEach(journal::problem);
    if (found.stream().anyMatch(Problem::isError)) {
      return refused(found, folder.map(LogFolder::path));
    }
    RunScope scope = new RunScope(0, List.of(), check);
    Preparation preparation = new Preparation(catalog, scope, journal);
    List<DocumentState> prepared = new ArrayList<>();
    for (int index = 0; index < documents.size(); index++) {
      Map<String, String> values = new HashMap<>(request.parameters());
      values.putAll(request.documents().get(index).parameters());
      prepared.add(preparation.prepare(documents.get(index), values));
    }
    RunState state =
        new RunState(
            request.executionId(), folder.map(LogFolder::path), startedAt, prepared, found);
    folder.ifPresent(kept -> journal.follow(kept.record(state::report)));
    try (CommandRunner commands = new CommandRunner()) {
      Surroundings surroundings =
          new Surroundings(
              catalog,
              Platform.current(),
              request.workingDirectory(),
              request.environment(),
              commands,
              sources,
              request.cancellation(),
              request.clock());
      new DocumentRunner(surroundings, journal, scope, state).run();
    }
    return state.report();
  }

  /** Fetches, copies, reads and checks every document; problems in the order given (DL-28). */
  private List<LoadedDocument> load(
      Journal journal, Optional<LogFolder> folder, List<Problem> found) {
    DocumentLoader loader = new DocumentLoader(catalog, check);
    List<LoadedDocument> documents = new ArrayList<>();
    for (DocumentRequest document : request.documents()) {
      Fetched fetched = sources.fetch(document.source(), request.workingDirectory());
      if (fetched instanceof Fetched.Missing missing) {
        found.add(missing.problem());
        continue;
      }
      Fetched.Content content = (Fetched.Content) fetched;
      journal.info("Setup: Document " + document.source() + " is " + content.origin().kind());
      folder.ifPresent(kept -> kept.copyDocument(content.origin().baseName(), content.bytes()));
      if (request.documents().size() == 1) {
        folder.ifPresent(kept -> kept.copyAsDocumentYaml(content.bytes()));
      }
      DocumentLoader.Loading loading = loader.load(document.source(), content);
      Problems problems = new Problems();
      problems.addAll(loading.problems());
      loading
          .document()
          .ifPresent(
              top -> {
                documents.add(top);
                follow(top, loader, problems);
              });
      found.addAll(problems.sorted());
    }
    return documents;
  }

  /** Looks for cycles; a nested document that cannot run yet is a warning (EX-37). */
  private void follow(LoadedDocument top, DocumentLoader loader, Problems problems) {
    NestingCheck nesting =
        new NestingCheck(catalog, sources, request.workingDirectory(), loader, problems);
    nesting.follow(top);
    nesting.found().stream()
        .flatMap(loading -> loading.problems().stream().filter(Problem::isError).limit(1))
        .forEach(
            problem ->
                problems.warning(
                    "nested-document",
                    "A nested document is not valid now: " + problem.text(),
                    SourceLocation.of(top.source())));
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
