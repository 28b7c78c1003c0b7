package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;

/** Runs transfers and makes their failures results. */
final class Transfer {

  /** A transfer. */
  @FunctionalInterface
  interface Work {
    ActionResult run() throws IOException, InterruptedException;
  }

  private Transfer() {}

  /**
   * Does the work.
   *
   * @param cannot what to say where the operating system gave the reason, such as {@code cannot
   *     write: /x}
   */
  static ActionResult asResult(String cannot, Work work) throws InterruptedException {
    try {
      return work.run();
    } catch (TransferFailure | ObjectStoreException failure) {
      return ActionResult.failed(String.valueOf(failure.getMessage()));
    } catch (ClosedByInterruptException interrupted) {
      throw interruption(interrupted);
    } catch (FileSystemException failure) {
      return ActionResult.failed(cannot + ": " + OsReason.of(failure));
    } catch (IOException failure) {
      return ActionResult.failed(OsReason.of(failure));
    }
  }

  /** The same interruption as the rest of the agent knows it. */
  static InterruptedException interruption(ClosedByInterruptException interrupted) {
    InterruptedException interruption = new InterruptedException();
    interruption.initCause(interrupted);
    return interruption;
  }
}
