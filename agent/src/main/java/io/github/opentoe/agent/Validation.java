package io.github.opentoe.agent;

import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.check.CheckSettings;
import io.github.opentoe.agent.engine.DocumentLoader;
import io.github.opentoe.agent.engine.NestingCheck;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.source.DocumentSources;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.yaml.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** One validation from request to report (CL-19, CL-20). */
final class Validation {

  private final ActionCatalog catalog;
  private final ValidationRequest request;
  private final DocumentSources sources = new DocumentSources();
  private final DocumentLoader loader;
  private final Set<Problem> found = new LinkedHashSet<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  Validation(ActionCatalog catalog, ValidationRequest request) {
    this.catalog = catalog;
    this.request = request;
    this.loader =
        new DocumentLoader(
            catalog,
            new CheckSettings(
                request.platforms(),
                request.keepUnknownReferences(),
                request.lenientInputs(),
                Set.of(),
                Set.of()));
  }

  ValidationReport run() {
    request.documents().forEach(this::validate);
    return new ValidationReport(request.documents(), new ArrayList<>(found), texts);
  }

  private void validate(String source) {
    Fetched fetched = sources.fetch(source, request.workingDirectory());
    if (fetched instanceof Fetched.Missing missing) {
      found.add(missing.problem());
      return;
    }
    DocumentLoader.Loading loading = loader.load(source, (Fetched.Content) fetched);
    Problems problems = new Problems();
    problems.addAll(loading.problems());
    NestingCheck nesting =
        new NestingCheck(catalog, sources, request.workingDirectory(), loader, problems);
    loading.document().ifPresent(nesting::follow);
    found.addAll(problems.sorted());
    remember(loading);
    for (DocumentLoader.Loading nested : nesting.found()) {
      found.addAll(nested.problems());
      remember(nested);
    }
  }

  private void remember(DocumentLoader.Loading loading) {
    loading.text().ifPresent((SourceText text) -> texts.put(text.name(), text.text()));
  }
}
