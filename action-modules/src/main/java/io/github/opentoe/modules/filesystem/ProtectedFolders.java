package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Folders that are never deleted: roots, and those that the agent itself stands on (DLD-6). */
final class ProtectedFolders {

  private ProtectedFolders() {}

  /**
   * Whether deleting a folder would take one of them away.
   *
   * @param folder by its real path
   */
  static boolean needs(Path folder, ActionContext context) {
    return folder.getNameCount() == 0
        || Stream.concat(
                context.ownFolders().stream(),
                Stream.of(
                        Optional.of(context.workingDirectory()),
                        temporary(context),
                        runtime(),
                        program())
                    .flatMap(Optional::stream))
            .flatMap(path -> real(path).stream())
            .anyMatch(needed -> needed.startsWith(folder));
  }

  private static Optional<Path> temporary(ActionContext context) {
    Map<String, String> environment = context.environment();
    String path =
        context.platform() == Platform.WINDOWS
            ? environment.getOrDefault("TEMP", ".")
            : environment.getOrDefault("TMPDIR", "/tmp");
    try {
      return Optional.of(context.workingDirectory().resolve(path));
    } catch (InvalidPathException unusable) {
      return Optional.empty();
    }
  }

  private static Optional<Path> runtime() {
    return Optional.ofNullable(System.getProperty("java.home")).map(Path::of);
  }

  /** Where our own classes are; empty in an image that holds them together with Java. */
  private static Optional<Path> program() {
    CodeSource source = ProtectedFolders.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException other) {
      return Optional.empty();
    }
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
