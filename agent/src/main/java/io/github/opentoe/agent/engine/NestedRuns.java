package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.NestedDocuments;
import io.github.opentoe.agent.check.CheckSettings;
import io.github.opentoe.agent.output.NestedSummary;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Runs documents inside a step (execution-and-outputs §6.8). */
record NestedRuns(RunContext outer, StepState step, Deadline deadline) implements NestedDocuments {

  @Override
  public ActionResult run(Request request) {
    deadline.check();
    Fetched fetched = fetch(request.source());
    if (fetched instanceof Fetched.Missing missing) {
      return ActionResult.failed(missing.problem().message());
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
    outer.journal().copy(identity, content.origin().baseName(), content.bytes());
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
    return run(request, scope, loading.document().orElseThrow());
  }

  private ActionResult run(Request request, RunScope scope, LoadedDocument document) {
    Journal journal = outer.journal();
    DocumentState prepared =
        new Preparation(outer.surroundings().catalog(), scope, journal)
            .prepare(document, request.parameters());
    RunState state =
        new RunState(
            UUID.randomUUID().toString(),
            Optional.empty(),
            journal.now(),
            List.of(prepared),
            List.of());
    step.nestedRuns().add(state);
    journal.changed();
    boolean whole = new DocumentRunner(outer.surroundings(), journal, scope, state).run();
    Map<String, Value> outputs = NestedSummary.of(state.report()).entries();
    if (!whole) {
      boolean cancelled = outer.surroundings().cancellation().isCancelled();
      return new ActionResult(
          cancelled ? Outcome.CANCELLED : Outcome.RUN_ENDED, state.failureMessage(), outputs);
    }
    return state.status() == Status.FAILED
        ? ActionResult.failed(state.failureMessage()).withOutputs(outputs)
        : ActionResult.succeeded(outputs);
  }

  /** The working directory first, then the folder of the calling document (EX-36). */
  private Fetched fetch(String source) {
    Path workingDirectory = outer.surroundings().workingDirectory();
    Fetched first = outer.surroundings().sources().fetch(source, workingDirectory);
    Optional<Path> beside = outer.document().loaded().folder();
    if (first instanceof Fetched.Content || beside.isEmpty()) {
      return first;
    }
    Fetched second = outer.surroundings().sources().fetch(source, beside.get());
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
