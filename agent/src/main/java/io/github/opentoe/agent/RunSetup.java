package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.binding.ActionCatalog;
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
import io.github.opentoe.agent.source.DocumentSources;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.source.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes every document of a request ready before the first step of any (EX-1, DL-27). */
final class RunSetup {

  private final ActionCatalog catalog;
  private final RunRequest request;
  private final DocumentSources sources;
  private final RunScope scope;
  private final DocumentLoader loader;

  RunSetup(ActionCatalog catalog, RunRequest request, DocumentSources sources, RunScope scope) {
    this.catalog = catalog;
    this.request = request;
    this.sources = sources;
    this.scope = scope;
    this.loader = new DocumentLoader(catalog, scope.check());
  }

  /**
   * What came of it.
   *
   * @param documents ready to run; of no use where there are errors
   * @param problems of all documents, in the order given (DL-28)
   */
  record Outcome(List<DocumentState> documents, List<Problem> problems) {}

  Outcome prepare(Journal journal, Optional<LogFolder> folder) {
    List<Problem> found = new ArrayList<>();
    List<LoadedDocument> loaded = new ArrayList<>();
    for (DocumentRequest document : request.documents()) {
      load(document, journal, folder, found).ifPresent(loaded::add);
    }
    found.forEach(journal::problem);
    List<DocumentState> documents = new ArrayList<>();
    if (found.stream().noneMatch(Problem::isError)) {
      Preparation preparation = new Preparation(catalog, scope, journal);
      for (int index = 0; index < loaded.size(); index++) {
        Map<String, String> values = new HashMap<>(request.parameters());
        values.putAll(request.documents().get(index).parameters());
        documents.add(preparation.prepare(loaded.get(index), values));
      }
    }
    return new Outcome(documents, found);
  }

  private Optional<LoadedDocument> load(
      DocumentRequest document, Journal journal, Optional<LogFolder> folder, List<Problem> found) {
    Fetched fetched = fetch(document.source());
    if (fetched instanceof Fetched.Missing missing) {
      found.add(missing.problem());
      return Optional.empty();
    }
    Fetched.Content content = (Fetched.Content) fetched;
    Fetched.Origin origin = content.origin();
    journal.info("Setup: Document " + document.source() + " is " + origin.kind());
    journal.keepCopy(origin.identity(), origin.baseName(), content.bytes());
    if (request.documents().size() == 1) {
      folder.ifPresent(kept -> kept.copyAsDocumentYaml(content.bytes()));
    }
    DocumentLoader.Loading loading = loader.load(document.source(), content);
    Problems problems = new Problems();
    problems.addAll(loading.problems());
    loading.document().ifPresent(top -> follow(top, problems));
    found.addAll(problems.sorted());
    return loading.document();
  }

  private Fetched fetch(String source) {
    Deadline deadline = Deadline.none(request.cancellation());
    try {
      return sources.fetch(
          new Wanted(source, request.workingDirectory(), Optional.empty(), deadline));
    } catch (Deadline.Stopped e) {
      return Fetched.missing(source, "cancelled");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Fetched.missing(source, "cancelled");
    }
  }

  /** Looks for cycles; a nested document that cannot run yet is a warning (EX-37). */
  private void follow(LoadedDocument top, Problems problems) {
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
}
