package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Renames within one file system without replacing anything, also where others are at work. */
final class Renaming {

  private Renaming() {}

  /**
   * Renames to a name that must be free.
   *
   * @throws FileAlreadyExistsException where anything has that name, since whenever
   * @throws AtomicMoveNotSupportedException between file systems; nothing has happened
   */
  static void toFreeName(Path source, Path target) throws IOException {
    FileKind kind = FileKind.of(source);
    boolean isWindows = source.getFileSystem().getSeparator().equals("\\");
    if (kind == FileKind.FOLDER && isWindows) {
      // There a renaming never replaces a folder, not even by one.
      Replacement.rename(source, target);
    } else if (kind == FileKind.FILE && isLinked(source, target)) {
      removeOldName(source, target);
    } else {
      claim(kind, source, target);
    }
  }

  /** Gives the file a second name, which fails if that is taken; not every system can. */
  private static boolean isLinked(Path source, Path target) throws IOException {
    try {
      Files.createLink(target, source);
      return true;
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (UnsupportedOperationException | IOException unable) {
      return false;
    }
  }

  private static void removeOldName(Path source, Path target) throws IOException {
    try {
      Files.delete(source);
    } catch (IOException kept) {
      Files.delete(target);
      throw kept;
    }
  }

  /** Takes the name with something empty first, which the renaming then replaces. */
  private static void claim(FileKind kind, Path source, Path target) throws IOException {
    if (kind == FileKind.FOLDER) {
      Files.createDirectory(target);
    } else {
      Files.createFile(target);
    }
    boolean done = false;
    try {
      Replacement.rename(source, target);
      done = true;
    } finally {
      if (!done) {
        Files.deleteIfExists(target);
      }
    }
  }
}
