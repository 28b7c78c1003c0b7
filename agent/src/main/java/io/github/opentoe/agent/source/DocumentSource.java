package io.github.opentoe.agent.source;

import java.util.Optional;

/** Fetches documents of one kind, such as local files. */
public interface DocumentSource {

  /** Whether a source, as given, is of this kind. */
  boolean handles(String source);

  /**
   * What is wrong with a source of this kind, whatever lies there: one sentence; nothing is
   * fetched.
   */
  default Optional<String> flaw(String source) {
    return Optional.empty();
  }

  /** Fetches a document; ends within its deadline, or with its {@code Stopped}. */
  Fetched fetch(Wanted wanted) throws InterruptedException;
}
