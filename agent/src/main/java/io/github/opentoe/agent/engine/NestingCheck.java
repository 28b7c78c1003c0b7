package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.document.ComponentDocument;
import io.github.opentoe.agent.document.Phase;
import io.github.opentoe.agent.document.Step;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.source.DocumentSources;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.yaml.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows documents that are named literally and lie in the file system, to find cycles and too
 * deep nesting before anything runs (EX-33, EX-34, CL-20).
 */
public final class NestingCheck {

  private final ActionCatalog catalog;
  private final DocumentSources sources;
  private final Path workingDirectory;
  private final DocumentLoader loader;
  private final Problems problems;
  private final Map<String, DocumentLoader.Loading> seen = new HashMap<>();
  private final Set<String> reported = new HashSet<>();

  /**
   * @param loader reads and checks what is followed
   * @param problems takes cycles and too deep nesting, each at the calling step
   */
  public NestingCheck(
      ActionCatalog catalog,
      DocumentSources sources,
      Path workingDirectory,
      DocumentLoader loader,
      Problems problems) {
    this.catalog = catalog;
    this.sources = sources;
    this.workingDirectory = workingDirectory;
    this.loader = loader;
    this.problems = problems;
  }

  /** Follows everything below a document of the request. */
  public void follow(LoadedDocument top) {
    flaws(top).forEach(problems::add);
    follow(top, new ArrayList<>(List.of(top)));
  }

  /** What was read on the way, the documents of the request not included. */
  public List<DocumentLoader.Loading> found() {
    return List.copyOf(seen.values());
  }

  private void follow(LoadedDocument document, List<LoadedDocument> chain) {
    for (Node.Scalar named : literals(document.document())) {
      Optional<Fetched.Content> content = fetch(document, named.text());
      if (content.isEmpty()) {
        continue;
      }
      String identity = content.get().origin().identity();
      boolean cyclic = chain.stream().anyMatch(caller -> caller.identity().equals(identity));
      if (cyclic || chain.size() > RunScope.DEEPEST) {
        report(
            cyclic ? "Cyclic document execution: " : "Document nesting exceeds 3 levels: ",
            named,
            chain);
        continue;
      }
      DocumentLoader.Loading loading =
          seen.computeIfAbsent(identity, key -> load(named.text(), content.get()));
      if (loading.document().isPresent()) {
        LoadedDocument nested = loading.document().get();
        chain.add(nested);
        follow(nested, chain);
        chain.remove(chain.size() - 1);
      }
    }
  }

  private DocumentLoader.Loading load(String source, Fetched.Content content) {
    DocumentLoader.Loading loading = loader.load(source, content);
    Problems all = new Problems();
    all.addAll(loading.problems());
    loading.document().ifPresent(nested -> flaws(nested).forEach(all::add));
    return new DocumentLoader.Loading(loading.document(), all.sorted(), loading.text());
  }

  /** Documents elsewhere are left to run time, except for those that cannot be anywhere (CL-20). */
  private List<Problem> flaws(LoadedDocument document) {
    List<Problem> flaws = new ArrayList<>();
    for (Node.Scalar named : literals(document.document())) {
      sources
          .flaw(named.text())
          .map(flaw -> Problem.error("document-source", flaw, named.location()))
          .ifPresent(flaws::add);
    }
    return flaws;
  }

  private void report(String what, Node.Scalar named, List<LoadedDocument> chain) {
    List<String> names = new ArrayList<>(chain.stream().map(LoadedDocument::source).toList());
    names.add(named.text());
    if (reported.add(named.location().toString() + what)) {
      problems.error("nesting", what + String.join(" -> ", names), named.location());
    }
  }

  private Optional<Fetched.Content> fetch(LoadedDocument caller, String source) {
    if (!sources.isLocal(source)) {
      return Optional.empty();
    }
    List<Path> folders = new ArrayList<>(List.of(workingDirectory));
    caller.folder().ifPresent(folders::add);
    for (Path folder : folders) {
      if (sources.read(source, folder) instanceof Fetched.Content content) {
        return Optional.of(content);
      }
    }
    return Optional.empty();
  }

  private List<Node.Scalar> literals(ComponentDocument document) {
    List<Node.Scalar> found = new ArrayList<>();
    for (Phase phase : document.phases()) {
      for (Step step : phase.steps()) {
        Optional<String> key = catalog.find(step.action()).flatMap(action -> action.documentKey());
        for (Node entry : key.isPresent() ? step.inputs().entries() : List.<Node>of()) {
          if (entry instanceof Node.Mapping mapping
              && mapping.get(key.orElseThrow()).orElse(mapping) instanceof Node.Scalar scalar
              && Template.parse(scalar.text()).isComplete()) {
            found.add(scalar);
          }
        }
      }
    }
    return found;
  }
}
