package io.github.opentoe.modules.filesystem;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Modes that keep others out of something new until it has its own one. */
final class ClosedMode {

  private static final FileAttribute<?>[] NONE = {};

  private ClosedMode() {}

  /** To create a file with. */
  static FileAttribute<?>[] ofFile(Path path) {
    return of(path, "rw-------");
  }

  /** To create a folder with. */
  static FileAttribute<?>[] ofFolder(Path path) {
    return of(path, "rwx------");
  }

  private static FileAttribute<?>[] of(Path path, String mode) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : NONE;
  }
}
