package io.github.opentoe.agent.state;

import io.github.opentoe.agent.problem.AgentException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where runs keep what must survive a restart (EX-23).
 *
 * @param path the directory; need not exist yet
 */
public record StateDirectory(Path path) {

  private static final String PRODUCT = "opentoe";
  private static final String STATE = "state";

  /**
   * The directory of runs that name none, for Linux and macOS.
   *
   * @param environment variables of the process
   * @param isRoot whether the process may do anything
   * @throws AgentException where no home directory is known
   */
  public static StateDirectory defaultOnUnix(Map<String, String> environment, boolean isRoot) {
    if (isRoot) {
      return new StateDirectory(Path.of("/var/lib", PRODUCT, STATE));
    }
    Path stateHome =
        value(environment, "XDG_STATE_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElseGet(() -> home(environment).resolve(".local").resolve(STATE));
    return new StateDirectory(stateHome.resolve(PRODUCT));
  }

  /**
   * The directory of runs that name none, for Windows.
   *
   * @param environment variables of the process
   */
  public static StateDirectory defaultOnWindows(Map<String, String> environment) {
    String programData =
        environment.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase("ProgramData"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("C:\\ProgramData");
    return new StateDirectory(Path.of(programData, PRODUCT, STATE));
  }

  /**
   * Has the directory to itself until the lock is closed; creates it where it is missing (EX-4).
   *
   * @throws AgentException where another run holds it, or it cannot be used
   */
  public StateLock lock() {
    return StateLock.of(path);
  }

  private static Path home(Map<String, String> environment) {
    return value(environment, "HOME")
        .or(() -> value(System.getProperties(), "user.home"))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseThrow(
            () -> new AgentException("No home directory is known: name a state directory."));
  }

  private static Optional<String> value(Map<?, ?> values, String name) {
    return Optional.ofNullable(values.get(name))
        .map(Object::toString)
        .filter(value -> !value.isEmpty());
  }
}
