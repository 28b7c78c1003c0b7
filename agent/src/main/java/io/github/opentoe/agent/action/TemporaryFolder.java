package io.github.opentoe.agent.action;

import java.nio.file.Path;

/** A folder that only the agent's account can enter, for files of one step (AM-72). */
public interface TemporaryFolder extends AutoCloseable {

  /** Where it is. */
  Path path();

  /** Removes it with everything inside. */
  @Override
  void close();
}
