package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.check.CheckSettings;
import io.github.opentoe.agent.check.DocumentCheck;
import io.github.opentoe.agent.document.ComponentDocument;
import io.github.opentoe.agent.document.DocumentReader;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.yaml.SourceDecoder;
import io.github.opentoe.agent.yaml.SourceText;
import java.util.List;
import java.util.Optional;

/** Turns fetched bytes into a checked document. */
public final class DocumentLoader {

  private final ActionCatalog catalog;
  private final CheckSettings settings;

  /** A loader that checks against these actions and settings. */
  public DocumentLoader(ActionCatalog catalog, CheckSettings settings) {
    this.catalog = catalog;
    this.settings = settings;
  }

  /**
   * What came of loading.
   *
   * @param document what could be read, also where there are errors
   * @param problems everything found, in the order of the text
   * @param text the decoded text; empty where the bytes are no text
   */
  public record Loading(
      Optional<LoadedDocument> document, List<Problem> problems, Optional<SourceText> text) {

    public Loading {
      problems = List.copyOf(problems);
    }

    /** Whether the document can run. */
    public boolean isSound() {
      return document.isPresent() && problems.stream().noneMatch(Problem::isError);
    }
  }

  /** Decodes, reads and checks a document. */
  public Loading load(String source, Fetched.Content fetched) {
    SourceDecoder.Decoding decoding = SourceDecoder.decode(source, fetched.bytes());
    if (decoding.source().isEmpty()) {
      return new Loading(Optional.empty(), decoding.problems(), Optional.empty());
    }
    SourceText text = decoding.source().get();
    DocumentReader.Reading reading = new DocumentReader().read(text);
    Problems problems = new Problems();
    problems.addAll(reading.problems());
    Optional<LoadedDocument> loaded = Optional.empty();
    if (reading.document().isPresent()) {
      ComponentDocument document = reading.document().get();
      problems.addAll(new DocumentCheck(catalog, settings).check(document));
      Fetched.Origin origin = fetched.origin();
      loaded =
          Optional.of(new LoadedDocument(source, origin.identity(), origin.folder(), document));
    }
    return new Loading(loaded, problems.sorted(), decoding.source());
  }
}
