package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Creates folders that are missing on the way to something. */
public final class NewFolders {

  private NewFolders() {}

  /**
   * Creates every missing folder above the path, with the mode that the umask gives.
   *
   * @throws NotDirectoryException where something else is in the way
   */
  public static void above(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent != null) {
      create(parent);
    }
  }

  /** The same, with failures that name the path. */
  static void above(NamedPath place) throws IOException {
    try {
      above(place.path());
    } catch (NotDirectoryException inTheWay) {
      throw new FileFailure("parent is not a folder: " + place.written());
    } catch (IOException failure) {
      throw new FileFailure("cannot create", place.written(), failure);
    }
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    above(folder);
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException existing) {
      if (!Files.isDirectory(folder)) {
        throw new NotDirectoryException(folder.toString());
      }
    }
  }
}
