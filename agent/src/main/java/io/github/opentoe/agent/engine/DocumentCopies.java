package io.github.opentoe.agent.engine;

/** Keeps copies of the documents of a run as they were fetched. */
@FunctionalInterface
public interface DocumentCopies {

  /** Keeps one; a nested document that was kept before, by its identity, is not kept again. */
  void keep(String identity, String baseName, byte[] content);

  /** Keeps none. */
  DocumentCopies NONE = (identity, baseName, content) -> {};
}
