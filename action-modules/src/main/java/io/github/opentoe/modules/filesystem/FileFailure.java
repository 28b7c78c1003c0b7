package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** A failure whose message is ready for the step: {@code file does not exist: /x} (AM-76). */
final class FileFailure extends IOException {

  private static final long serialVersionUID = 1L;

  FileFailure(String message) {
    super(message);
  }

  /** A failure for which the operating system gave the reason. */
  FileFailure(String what, String path, IOException cause) {
    super(what + ": " + path + ": " + OsReason.of(cause), cause);
  }

  /** The same failure with more to say. */
  FileFailure and(String more) {
    FileFailure longer = new FileFailure(getMessage() + more);
    longer.initCause(getCause());
    return longer;
  }

  /** Work on files. */
  @FunctionalInterface
  interface Work {
    ActionResult run() throws IOException, InterruptedException;
  }

  /**
   * Does the work and makes its failures results.
   *
   * @param what what to say of a failure that does not speak for itself, such as {@code cannot
   *     create}
   * @param path the path as written
   */
  static ActionResult asResult(String what, String path, Work work) throws InterruptedException {
    try {
      return work.run();
    } catch (FileFailure failure) {
      if (failure.getCause() instanceof ClosedByInterruptException interrupted) {
        throw interruption(interrupted);
      }
      return ActionResult.failed(String.valueOf(failure.getMessage()));
    } catch (ClosedByInterruptException interrupted) {
      throw interruption(interrupted);
    } catch (IOException failure) {
      return ActionResult.failed(String.valueOf(new FileFailure(what, path, failure).getMessage()));
    }
  }

  private static InterruptedException interruption(ClosedByInterruptException cause) {
    InterruptedException interruption = new InterruptedException();
    interruption.initCause(cause);
    return interruption;
  }
}
