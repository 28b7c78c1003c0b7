package io.github.opentoe.agent;

import io.github.opentoe.agent.check.SelectedSteps;
import io.github.opentoe.agent.check.SelectionCheck;
import io.github.opentoe.agent.engine.DocumentLoader;
import io.github.opentoe.agent.engine.DocumentState;
import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.engine.LoadedDocument;
import io.github.opentoe.agent.engine.NestingCheck;
import io.github.opentoe.agent.engine.Preparation;
import io.github.opentoe.agent.engine.RunScope;
import io.github.opentoe.agent.output.LogFolder;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.state.ContentHash;
import io.github.opentoe.agent.state.SavedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes every document of a request ready before the first step of any (EX-1, DL-27). */
final class RunSetup {

  private final RunSession.Tools tools;
  private final RunStart start;
  private final RunRequest request;
  private final RunScope scope;
  private final DocumentLoader loader;
  private final List<SavedDocument> saved = new ArrayList<>();

  RunSetup(RunSession.Tools tools, RunStart start, RunScope scope) {
    this.tools = tools;
    this.start = start;
    this.request = start.request();
    this.scope = scope;
    this.loader = new DocumentLoader(tools.catalog(), scope.check());
  }

  /**
   * What came of it.
   *
   * @param documents ready to run; of no use where there are errors
   * @param saved what a state directory keeps of them
   * @param problems of all documents, in the order given (DL-28)
   */
  record Outcome(
      List<DocumentState> documents, List<SavedDocument> saved, List<Problem> problems) {}

  Outcome prepare(Journal journal, Optional<LogFolder> folder) {
    List<Problem> found = new ArrayList<>();
    List<LoadedDocument> loaded = new ArrayList<>();
    for (int index = 0; index < start.documents().size(); index++) {
      load(index, journal, folder, found).ifPresent(loaded::add);
    }
    SelectedSteps selected = select(loaded, found);
    found.forEach(journal::problem);
    List<DocumentState> documents = new ArrayList<>();
    if (found.stream().noneMatch(Problem::isError)) {
      Preparation preparation = new Preparation(tools.catalog(), scope, journal);
      for (int index = 0; index < loaded.size(); index++) {
        Map<String, String> values = new HashMap<>(request.parameters());
        values.putAll(request.documents().get(index).parameters());
        int number = index;
        documents.add(
            preparation.prepare(loaded.get(index), values, order -> selected.has(number, order)));
      }
    }
    return new Outcome(documents, saved, found);
  }

  private SelectedSteps select(List<LoadedDocument> loaded, List<Problem> found) {
    StepSelection steps = request.steps();
    if (steps.isAll() || found.stream().anyMatch(Problem::isError)) {
      return SelectedSteps.ALL;
    }
    SelectionCheck check =
        new SelectionCheck(loaded.stream().map(LoadedDocument::document).toList(), scope.check());
    SelectedSteps selected =
        steps.only().isEmpty()
            ? check.range(steps.from(), steps.until())
            : check.only(steps.only());
    found.addAll(check.problems());
    return selected;
  }

  private Optional<LoadedDocument> load(
      int index, Journal journal, Optional<LogFolder> folder, List<Problem> found) {
    Fetched fetched = start.documents().get(index);
    if (fetched instanceof Fetched.Missing missing) {
      found.add(missing.problem());
      return Optional.empty();
    }
    String source = request.documents().get(index).source();
    Fetched.Content content = (Fetched.Content) fetched;
    journal.info("Setup: Document " + source + " is " + content.origin().kind());
    keep(index, content, journal, folder);
    DocumentLoader.Loading loading = loader.load(source, content);
    Problems problems = new Problems();
    problems.addAll(loading.problems());
    loading.document().ifPresent(top -> follow(top, problems));
    found.addAll(problems.sorted());
    return loading.document();
  }

  /** Keeps copies of a document, unless that was done before the run was cut off. */
  private void keep(
      int index, Fetched.Content content, Journal journal, Optional<LogFolder> folder) {
    Fetched.Origin origin = content.origin();
    if (start.saved().isPresent()) {
      SavedDocument before = start.saved().get().run().head().documents().get(index);
      journal.copyIsKept(before.identity(), before.copy());
      return;
    }
    String copy = copy(index, content, journal, folder);
    DocumentRequest document = request.documents().get(index);
    saved.add(
        new SavedDocument(
            document.source(),
            document.parameters(),
            ContentHash.of(content.bytes()),
            copy,
            origin.identity(),
            origin.folder()));
  }

  /** The name of a copy; a document that is the same as before has one already. */
  private String copy(
      int index, Fetched.Content content, Journal journal, Optional<LogFolder> folder) {
    Optional<SavedDocument> before =
        start
            .failed()
            .map(failed -> failed.head().documents().get(index))
            .filter(kept -> kept.hash().equals(ContentHash.of(content.bytes())))
            .filter(kept -> folder.flatMap(logs -> logs.readDocument(kept.copy())).isPresent());
    if (before.isPresent()) {
      journal.copyIsKept(before.get().identity(), before.get().copy());
      return before.get().copy();
    }
    Fetched.Origin origin = content.origin();
    if (request.documents().size() == 1) {
      folder.ifPresent(logs -> logs.copyAsDocumentYaml(content.bytes()));
    }
    return journal.keepCopy(origin.identity(), origin.baseName(), content.bytes());
  }

  /** Looks for cycles; a nested document that cannot run yet is a warning (EX-37). */
  private void follow(LoadedDocument top, Problems problems) {
    NestingCheck nesting =
        new NestingCheck(
            tools.catalog(), tools.sources(), request.workingDirectory(), loader, problems);
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
}
