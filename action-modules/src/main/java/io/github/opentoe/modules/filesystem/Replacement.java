package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts something complete into the place of a file or a link, so that nobody sees less. */
final class Replacement {

  /** Creates what shall take the place, at a path where nothing is. */
  @FunctionalInterface
  interface Creation {
    void at(Path part) throws IOException;
  }

  private Replacement() {}

  /** Creates it beside the target and renames it; on any failure nothing of it stays. */
  static void of(Path target, Creation creation) throws IOException {
    Path part = PartName.beside(target);
    boolean done = false;
    try {
      creation.at(part);
      rename(part, target);
      done = true;
    } finally {
      if (!done) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** Renames within one file system; a file or a link at the target is replaced in one step. */
  static void rename(Path source, Path target) throws IOException {
    Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
