package io.github.opentoe.agent;

import io.github.opentoe.agent.engine.DocumentCopies;
import io.github.opentoe.agent.output.LogFolder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps copies of documents in the log folder; of nested ones a single copy each (EX-37). */
final class FolderCopies implements DocumentCopies {

  private final LogFolder folder;
  private final Map<String, String> kept = new HashMap<>();

  FolderCopies(LogFolder folder) {
    this.folder = folder;
  }

  @Override
  public String keep(String identity, String baseName, byte[] content) {
    return kept.computeIfAbsent(identity, key -> folder.copyDocument(baseName, content));
  }

  @Override
  public String keepEach(String identity, String baseName, byte[] content) {
    String name = folder.copyDocument(baseName, content);
    kept.put(identity, name);
    return name;
  }

  @Override
  public void isKept(String identity, String name) {
    kept.putIfAbsent(identity, name);
  }

  @Override
  public Optional<byte[]> read(String name) {
    return folder.readDocument(name);
  }
}
