package io.github.opentoe.agent.action;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** What an action may use of its surroundings. */
public interface ActionContext {

  /** The platform of this machine. */
  Platform platform();

  /** Relative paths start here; also decides the file system (AM-26, AM-27). */
  Path workingDirectory();

  /** Folders in which the agent keeps its logs and state: no action may take them away (DLD-6). */
  Set<Path> ownFolders();

  /** The agent's environment, unchanged (AM-61). */
  Map<String, String> environment();

  /** Starts commands under the step's deadline and log. */
  ProcessRunner processes();

  /**
   * A new private folder, to be closed by whoever asked for it.
   *
   * @throws IOException where it cannot be created
   */
  TemporaryFolder temporaryFolder() throws IOException;

  /** The step's log. */
  StepLog log();

  /** When the step has to be done. */
  Deadline deadline();

  /** Objects in S3; asking for it costs nothing, only its use does. */
  ObjectStore objects();

  /** Runs other documents: for ExecuteDocument. */
  NestedDocuments documents();

  /** Whether this step was already under way when the run was cut off: it may be done (MVF-7). */
  default boolean isResumed() {
    return false;
  }
}
