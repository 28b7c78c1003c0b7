package io.github.opentoe.agent.condition;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The operators that look at files and folders; links are followed (ASR-7). */
final class FileComparison {

  private final Path workingDirectory;

  FileComparison(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /** Whether the path leads to a file. */
  boolean isFile(String path) {
    return resolve(path).filter(Files::isRegularFile).isPresent();
  }

  /** Whether the path leads to a folder. */
  boolean isFolder(String path) {
    return resolve(path).filter(Files::isDirectory).isPresent();
  }

  /**
   * Compares the digest of a file; one that does not exist has none (ASR-8).
   *
   * @param comparison how the result is described
   */
  Finding hasDigest(Digest digest, Side expected, Side path, String comparison) {
    Optional<Path> file = resolve(path.text()).filter(found -> !Files.notExists(found));
    if (file.isEmpty()) {
      return Finding.of(false, comparison);
    }
    if (Files.isDirectory(file.get())) {
      return Finding.unknown(path.quoted() + " is a folder, not a file.");
    }
    if (Files.exists(file.get()) && !Files.isRegularFile(file.get())) {
      return Finding.unknown(path.quoted() + " is not a regular file.");
    }
    try {
      String actual = digest.compute(file.get());
      return Finding.of(actual.equals(expected.text().toLowerCase(Locale.ROOT)), comparison);
    } catch (NoSuchFileException e) {
      return Finding.of(false, comparison);
    } catch (IOException e) {
      return Finding.unknown("Cannot read " + path.quoted() + ": " + reason(e) + ".");
    }
  }

  /** Empty where nothing can exist: an empty path, or one that the system cannot express. */
  private Optional<Path> resolve(String path) {
    try {
      return path.isEmpty() ? Optional.empty() : Optional.of(workingDirectory.resolve(path));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    Optional<String> reason =
        e instanceof FileSystemException failure
            ? Optional.ofNullable(failure.getReason())
            : Optional.ofNullable(e.getMessage());
    return reason.orElse(e.getClass().getSimpleName());
  }
}
