package io.github.opentoe.agent.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All kinds of sources: what no other kind handles is a local file. */
public final class DocumentSources {

  private final List<DocumentSource> remote;
  private final LocalFiles local = new LocalFiles();

  /** Local files, and these kinds before them. */
  public DocumentSources(List<DocumentSource> remote) {
    this.remote = List.copyOf(remote);
  }

  /** Whether a source lies in the file system. */
  public boolean isLocal(String source) {
    return kindOf(source).isEmpty();
  }

  /** What is wrong with a source, whatever lies there. */
  public Optional<String> flaw(String source) {
    return kindOf(source).flatMap(kind -> kind.flaw(source));
  }

  /** Reads a local document; relative paths start at the folder. */
  public Fetched read(String source, Path folder) {
    return local.read(source, folder);
  }

  /** Fetches a document. */
  public Fetched fetch(Wanted wanted) throws InterruptedException {
    Optional<DocumentSource> kind = kindOf(wanted.source());
    return kind.isPresent() ? kind.get().fetch(wanted) : local.fetch(wanted);
  }

  private Optional<DocumentSource> kindOf(String source) {
    return remote.stream().filter(kind -> kind.handles(source)).findFirst();
  }
}
