package io.github.opentoe.agent.source;

import java.nio.file.Path;
import java.util.List;

/** All kinds of sources; the first that handles a source fetches it. */
public final class DocumentSources {

  private final List<DocumentSource> kinds = List.of(new RemoteSources(), new LocalFiles());

  /** Whether a source lies in the file system. */
  public boolean isLocal(String source) {
    return kinds.stream().filter(kind -> kind.handles(source)).findFirst().orElseThrow()
        instanceof LocalFiles;
  }

  /** Fetches a document; relative paths start at the folder. */
  public Fetched fetch(String source, Path folder) {
    for (DocumentSource kind : kinds) {
      if (kind.handles(source)) {
        return kind.fetch(source, folder);
      }
    }
    throw new IllegalStateException("no kind of source handles " + source);
  }
}
