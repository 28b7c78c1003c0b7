package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;

/**
 * What an author wants to change of the owner, the group and the mode of a path.
 *
 * @param written the path as its author wrote it, for messages
 * @param ownership looked up already
 * @param permissions empty to leave the mode alone
 */
record NewAttributes(String written, Ownership ownership, Optional<Permissions> permissions) {

  private static final FileAttribute<?>[] BY_UMASK = {};

  /** To create a file with: closed to others until its mode is set; else by the umask. */
  FileAttribute<?>[] firstModeOfFile(Path path) {
    return permissions.isEmpty() ? BY_UMASK : ClosedMode.ofFile(path);
  }

  /** The same for a folder. */
  FileAttribute<?>[] firstModeOfFolder(Path path) {
    return permissions.isEmpty() ? BY_UMASK : ClosedMode.ofFolder(path);
  }

  /** Sets owner and group where wanted. */
  void setOwners(Path path) throws IOException {
    try {
      ownership.applyTo(path);
    } catch (IOException failure) {
      throw new FileFailure("cannot change the owner", written, failure);
    }
  }

  /**
   * Sets the mode where wanted; to be called last, as a change of owner takes bits away (AM-58).
   */
  void setMode(Path path) throws IOException {
    if (permissions.isEmpty()) {
      return;
    }
    try {
      permissions.get().applyTo(path);
    } catch (IOException failure) {
      throw new FileFailure("cannot change the permissions", written, failure);
    }
  }
}
