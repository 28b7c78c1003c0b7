package io.github.opentoe.agent.restart;

import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The machine, as far as restarts are concerned. Files are only read and written below the root,
 * and programs only started from the folders of PATH.
 *
 * @param platform what it runs
 * @param root the folder that everything lies in
 * @param environment where PATH is taken from
 * @param workingDirectory where relative folders of PATH start
 */
public record Machine(
    Platform platform, Path root, Map<String, String> environment, Path workingDirectory) {

  public Machine {
    environment = Map.copyOf(environment);
  }

  /** This machine. */
  public static Machine here(Map<String, String> environment, Path workingDirectory) {
    Path root = Path.of("/").toAbsolutePath();
    return new Machine(Platform.current(), root, environment, workingDirectory);
  }

  /** A file of the machine, named without a slash in front. */
  Path file(String name) {
    return root.resolve(name);
  }

  boolean has(String name) {
    return Files.exists(file(name));
  }

  /** The text of a small file; empty where it cannot be read. */
  Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(file(name)).strip());
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  HostPrograms programs() {
    return new HostPrograms(this);
  }
}
