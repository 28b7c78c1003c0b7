package io.github.opentoe.agent.source;

import java.nio.file.Path;

/** Fetches documents of one kind, such as local files. */
public interface DocumentSource {

  /** Whether a source, as given, is of this kind. */
  boolean handles(String source);

  /**
   * Fetches a document.
   *
   * @param source as given
   * @param folder relative paths start here
   */
  Fetched fetch(String source, Path folder);
}
