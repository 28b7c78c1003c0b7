package io.github.opentoe.agent;

import io.github.opentoe.agent.engine.DocumentCopies;
import io.github.opentoe.agent.output.LogFolder;
import java.util.HashSet;
import java.util.Set;

/** Keeps copies of documents in the log folder; of nested ones a single copy each (EX-37). */
final class FolderCopies implements DocumentCopies {

  private final LogFolder folder;
  private final Set<String> kept = new HashSet<>();

  FolderCopies(LogFolder folder) {
    this.folder = folder;
  }

  @Override
  public void keep(String identity, String baseName, byte[] content) {
    if (kept.add(identity)) {
      folder.copyDocument(baseName, content);
    }
  }

  @Override
  public void keepEach(String identity, String baseName, byte[] content) {
    kept.add(identity);
    folder.copyDocument(baseName, content);
  }
}
