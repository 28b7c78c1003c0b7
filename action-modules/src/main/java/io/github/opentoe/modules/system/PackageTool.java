package io.github.opentoe.modules.system;

import io.github.opentoe.modules.command.CommandStop;
import java.io.IOException;
import java.util.List;

/** A package manager of Linux. */
sealed interface PackageTool permits Apt, Yum, Zypper {

  /** What may keep it waiting. */
  PackageLock lock();

  /**
   * Brings the machine up to date.
   *
   * @return whether there was anything to do
   * @throws CommandStop where a command fails
   */
  boolean update(PackageFilter filter) throws IOException, InterruptedException;

  /** Whether the machine should restart. */
  RestartNeed restartNeed() throws IOException, InterruptedException;

  /** Which packages want a restart, where that is known. */
  default List<String> restartReasons() throws IOException {
    return List.of();
  }

  /** What is known about a restart. */
  enum RestartNeed {
    NEEDED,
    NOT_NEEDED,
    UNKNOWN
  }
}
