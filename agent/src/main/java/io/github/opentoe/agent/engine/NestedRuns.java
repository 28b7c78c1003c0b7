package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.NestedDocuments;
import io.github.opentoe.agent.check.CheckSettings;
import io.github.opentoe.agent.output.ExecutionIds;
import io.github.opentoe.agent.output.NestedSummary;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.source.DocumentSources;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.source.Wanted;
import io.github.opentoe.agent.state.ContentHash;
import io.github.opentoe.agent.state.SavedDocument;
import io.github.opentoe.agent.state.StateRecord.NestedStarted;
import io.github.opentoe.agent.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs documents inside a step (execution-and-outputs §6.8). */
record NestedRuns(RunContext outer, StepState step, Deadline deadline, Optional<Underway> underway)
    implements NestedDocuments {

  @Override
  public ActionResult run(Request request) throws InterruptedException {
    deadline.check();
    Fetched fetched = begun(request);
    if (fetched instanceof Fetched.Missing missing) {
      return ActionResult.failed(missing.problem().text());
    }
    Fetched.Content content = (Fetched.Content) fetched;
    List<LoadedDocument> chain = new ArrayList<>(outer.scope().chain());
    chain.add(outer.document().loaded());
    String identity = content.origin().identity();
    if (chain.stream().anyMatch(caller -> caller.identity().equals(identity))) {
      return new ActionResult(
          Outcome.RUN_ENDED,
          "Cyclic document execution: " + named(chain, request.source()),
          Map.of());
    }
    RunScope scope = new RunScope(chain, selecting(outer.scope().check(), request));
    if (scope.depth() > RunScope.DEEPEST) {
      return ActionResult.failed(
          "Document nesting exceeds 3 levels: " + named(chain, request.source()));
    }
    DocumentLoader.Loading loading =
        new DocumentLoader(outer.surroundings().catalog(), scope.check())
            .load(outer.journal().masked(request.source()), content);
    loading.problems().forEach(outer.journal()::problem);
    if (!loading.isSound()) {
      String first =
          loading.problems().stream()
              .filter(Problem::isError)
              .map(Problem::text)
              .findFirst()
              .orElse("it cannot be read");
      return ActionResult.failed("document " + request.source() + " is not valid: " + first);
    }
    return run(request, scope, loading.document().orElseThrow(), saved(request, content));
  }

  private ActionResult run(
      Request request, RunScope scope, LoadedDocument document, SavedDocument saved) {
    Journal journal = outer.journal();
    DocumentState prepared =
        new Preparation(outer.surroundings().catalog(), scope, journal)
            .prepare(document, request.parameters());
    Optional<NestedStarted> before = before(request);
    RunState state =
        new RunState(
            before.map(NestedStarted::executionId).orElseGet(ExecutionIds::random),
            Optional.empty(),
            before.map(NestedStarted::startedAt).orElseGet(journal::now),
            List.of(prepared),
            List.of());
    Recovery recovery =
        before.isPresent() ? underway.map(Underway::inner).orElseThrow() : Recovery.NONE;
    state.restore(recovery);
    step.addNested(state);
    if (before.isEmpty()) {
      outer.progress().nestedStarted(state, saved);
    }
    journal.changed();
    Progress progress =
        new Progress(outer.surroundings(), journal, state, outer.progress().stack());
    RunEnd end =
        new DocumentRunner(
                new RunContext(outer.surroundings(), journal, scope, state, progress, recovery))
            .run();
    if (end == RunEnd.LEFT) {
      return new ActionResult(Outcome.RESTART_SAME_STEP, "", Map.of());
    }
    Map<String, Value> outputs = NestedSummary.of(state.report()).entries();
    if (end == RunEnd.BROKEN_OFF) {
      boolean cancelled = outer.surroundings().cancellation().isCancelled();
      return new ActionResult(
          cancelled ? Outcome.CANCELLED : Outcome.RUN_ENDED, state.failureMessage(), outputs);
    }
    return state.status() == Status.FAILED
        ? ActionResult.failed(state.failureMessage()).withOutputs(outputs)
        : ActionResult.succeeded(outputs);
  }

  private Optional<NestedStarted> before(Request request) {
    return underway
        .flatMap(Underway::started)
        .filter(started -> started.document().source().equals(masked(request.source())));
  }

  /** What began before the run was cut off goes on as it was, whatever lies there now. */
  private Fetched begun(Request request) throws InterruptedException {
    Fetched fetched = fetch(request);
    Optional<SavedDocument> before = before(request).map(NestedStarted::document);
    if (before.isEmpty() || hasHash(fetched, before.get().hash())) {
      return fetched;
    }
    SavedDocument saved = before.get();
    Optional<Fetched> copy =
        outer
            .journal()
            .copies()
            .read(saved.copy())
            .map(
                bytes ->
                    new Fetched.Content(
                        bytes,
                        new Fetched.Origin(
                            saved.identity(), saved.copy(), saved.folder(), "a copy")));
    return copy.filter(found -> hasHash(found, saved.hash()))
        .orElseGet(
            () ->
                new Fetched.Missing(
                    Problem.error(
                        "document-source",
                        "document "
                            + saved.source()
                            + " changed while the run was cut off, and no copy of it is left",
                        SourceLocation.of(saved.source()))));
  }

  private static boolean hasHash(Fetched fetched, String hash) {
    return fetched instanceof Fetched.Content content
        && ContentHash.of(content.bytes()).equals(hash);
  }

  /** Keeps a copy of a document that begins now. */
  private SavedDocument saved(Request request, Fetched.Content content) {
    Fetched.Origin origin = content.origin();
    Optional<SavedDocument> before = before(request).map(NestedStarted::document);
    DocumentCopies copies = outer.journal().copies();
    before.ifPresent(known -> copies.isKept(known.identity(), known.copy()));
    String copy = copies.keep(origin.identity(), origin.baseName(), content.bytes());
    return new SavedDocument(
        masked(request.source()),
        Map.of(),
        ContentHash.of(content.bytes()),
        copy,
        masked(origin.identity()),
        origin.folder().filter(folder -> masked(folder.toString()).equals(folder.toString())));
  }

  private String masked(String text) {
    return outer.journal().masked(text);
  }

  /** The working directory first, then the folder of the calling document (EX-36). */
  private Fetched fetch(Request request) throws InterruptedException {
    DocumentSources sources = outer.surroundings().sources();
    Optional<String> owner = Optional.of(request.bucketOwner()).filter(id -> !id.isEmpty());
    Path workingDirectory = outer.surroundings().workingDirectory();
    Fetched first = sources.fetch(new Wanted(request.source(), workingDirectory, owner, deadline));
    Optional<Path> beside = outer.document().loaded().folder();
    if (first instanceof Fetched.Content
        || beside.isEmpty()
        || !sources.isLocal(request.source())) {
      return first;
    }
    Fetched second = sources.read(request.source(), beside.get());
    return second instanceof Fetched.Content ? second : first;
  }

  private static String named(List<LoadedDocument> chain, String last) {
    return chain.stream().map(LoadedDocument::source).collect(Collectors.joining(" -> "))
        + " -> "
        + last;
  }

  private static CheckSettings selecting(CheckSettings check, Request request) {
    return new CheckSettings(
        check.platforms(),
        check.keepUnknownReferences(),
        check.lenientInputs(),
        check.blockedActions(),
        request.phases());
  }
}
