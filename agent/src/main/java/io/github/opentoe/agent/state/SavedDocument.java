package io.github.opentoe.agent.state;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A document of a saved run.
 *
 * @param source as given
 * @param parameters values for this document only
 * @param hash of its bytes
 * @param copy the name of its copy in the log folder; empty where there is none
 * @param identity the same for every way to name it
 * @param folder where it lies, if that is a local folder
 */
public record SavedDocument(
    String source,
    Map<String, String> parameters,
    String hash,
    String copy,
    String identity,
    Optional<Path> folder) {

  public SavedDocument {
    parameters = Map.copyOf(parameters);
  }
}
