package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What to validate.
 *
 * @param documents paths; S3 URIs and component ARNs are recognised
 * @param platforms each document must be valid on all of them
 * @param keepUnknownReferences whether references to undeclared names are fine
 * @param lenientInputs whether unknown keys inside inputs are warnings
 * @param workingDirectory where relative paths start
 */
public record ValidationRequest(
    List<String> documents,
    Set<Platform> platforms,
    boolean keepUnknownReferences,
    boolean lenientInputs,
    Path workingDirectory) {

  public ValidationRequest {
    documents = List.copyOf(documents);
    platforms = Set.copyOf(platforms);
  }

  /** Validates for the platform of this machine. */
  public static ValidationRequest of(String... documents) {
    return new ValidationRequest(
        List.of(documents), Set.of(Platform.current()), false, false, Path.of("").toAbsolutePath());
  }
}
