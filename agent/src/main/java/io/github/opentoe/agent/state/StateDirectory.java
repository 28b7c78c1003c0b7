package io.github.opentoe.agent.state;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where runs keep what must survive a restart (EX-23).
 *
 * @param path the directory; need not exist yet
 */
public record StateDirectory(Path path) {

  /** The directory of runs that name none, for Linux and macOS. */
  public static StateDirectory defaultOnUnix(Map<String, String> environment, boolean isRoot) {
    return isRoot
        ? new StateDirectory(Path.of("/var/lib/opentoe/state"))
        : new StateDirectory(
            Path.of(environment.getOrDefault("HOME", "/"), ".local", "state", "opentoe"));
  }

  /** The directory of runs that name none, for Windows. */
  public static StateDirectory defaultOnWindows(Map<String, String> environment) {
    return new StateDirectory(
        Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData"), "opentoe", "state"));
  }
}
