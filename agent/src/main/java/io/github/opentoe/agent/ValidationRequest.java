package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to validate.
 *
 * @param documents paths, S3 URIs and component ARNs
 * @param platforms each document must be valid on all of them
 * @param keepUnknownReferences whether references to undeclared names are fine
 * @param lenientInputs whether unknown keys inside inputs are warnings
 * @param workingDirectory where relative paths start
 * @param documentBucketOwner the account that must own the buckets of documents in S3
 * @param environment where credentials and the region for AWS are looked up
 */
public record ValidationRequest(
    List<String> documents,
    Set<Platform> platforms,
    boolean keepUnknownReferences,
    boolean lenientInputs,
    Path workingDirectory,
    Optional<String> documentBucketOwner,
    Map<String, String> environment) {

  public ValidationRequest {
    documents = List.copyOf(documents);
    platforms = Set.copyOf(platforms);
    environment = Map.copyOf(environment);
  }

  /** A request without an expected bucket owner, with the environment of the JVM. */
  public ValidationRequest(
      List<String> documents,
      Set<Platform> platforms,
      boolean keepUnknownReferences,
      boolean lenientInputs,
      Path workingDirectory) {
    this(
        documents,
        platforms,
        keepUnknownReferences,
        lenientInputs,
        workingDirectory,
        Optional.empty(),
        System.getenv());
  }

  /** The same with an account that must own the buckets of documents in S3. */
  public ValidationRequest withDocumentBucketOwner(String account) {
    return new ValidationRequest(
        documents,
        platforms,
        keepUnknownReferences,
        lenientInputs,
        workingDirectory,
        Optional.of(account),
        environment);
  }

  /** The same with another environment for AWS. */
  public ValidationRequest withEnvironment(Map<String, String> variables) {
    return new ValidationRequest(
        documents,
        platforms,
        keepUnknownReferences,
        lenientInputs,
        workingDirectory,
        documentBucketOwner,
        variables);
  }

  /** Validates for the platform of this machine. */
  public static ValidationRequest of(String... documents) {
    return new ValidationRequest(
        List.of(documents), Set.of(Platform.current()), false, false, Path.of("").toAbsolutePath());
  }
}
