package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.aws.Aws;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.check.CheckSettings;
import io.github.opentoe.agent.engine.DocumentLoader;
import io.github.opentoe.agent.engine.NestingCheck;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.source.DocumentSources;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.source.Wanted;
import io.github.opentoe.agent.yaml.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One validation from request to report (CL-19, CL-20). */
final class Validation {

  private final ActionCatalog catalog;
  private final ValidationRequest request;
  private final Aws aws;
  private final DocumentSources sources;
  private final DocumentLoader loader;
  private final Set<Problem> found = new LinkedHashSet<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  Validation(ActionCatalog catalog, ValidationRequest request) {
    this.catalog = catalog;
    this.request = request;
    this.aws = new Aws(request.environment());
    this.sources = new DocumentSources(aws.documents(request.documentBucketOwner()));
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
    try (aws) {
      request.documents().forEach(this::validate);
    }
    return new ValidationReport(request.documents(), new ArrayList<>(found), texts);
  }

  private void validate(String source) {
    Fetched fetched = fetch(source);
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

  private Fetched fetch(String source) {
    Deadline deadline = Deadline.none(new Cancellation());
    try {
      return sources.fetch(
          new Wanted(source, request.workingDirectory(), Optional.empty(), deadline));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Fetched.missing(source, "cancelled");
    }
  }

  private void remember(DocumentLoader.Loading loading) {
    loading.text().ifPresent((SourceText text) -> texts.put(text.name(), text.text()));
  }
}
