package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;

/** Counts what could not be deleted, and remembers the first (DLF-5, DLD-7). */
final class DeletionFailures {

  private static final String WINDOWS_IN_USE = "being used by another process";

  private int count;
  private String first = "";

  /** Adds one. */
  void add(String path, IOException failure) {
    add(path, reasonOf(failure));
  }

  /** Adds one. */
  void add(String path, String reason) {
    if (count++ == 0) {
      first = path + ": " + reason;
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Success if there are none. */
  ActionResult toResult() {
    if (count == 0) {
      return ActionResult.succeeded();
    }
    return ActionResult.failed(
        count == 1
            ? "cannot delete: " + first
            : "cannot delete " + count + " entries, the first is " + first);
  }

  private static String reasonOf(IOException failure) {
    String reason = OsReason.of(failure);
    return reason.contains(WINDOWS_IN_USE) ? "the file is in use" : reason;
  }
}
