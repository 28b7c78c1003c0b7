package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads what a folder holds, all at once and in a stable order. */
final class FolderListing {

  private FolderListing() {}

  /**
   * The entries in the order of their names.
   *
   * @param written the folder as its author wrote it, for messages
   * @throws FileFailure if a name is no text: it could be neither matched nor passed on (AM-35)
   */
  static List<Path> of(Path folder, String written) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    for (Path entry : entries) {
      if (!isText(entry)) {
        throw new FileFailure("holds a name that cannot be decoded: " + written);
      }
    }
    entries.sort(Comparator.comparing(FolderListing::nameOf, CodePointOrder.OF_TEXTS));
    return entries;
  }

  /** The last segment of an entry. */
  static String nameOf(Path entry) {
    return String.valueOf(entry.getFileName());
  }

  private static boolean isText(Path entry) {
    try {
      return entry.resolveSibling(nameOf(entry)).equals(entry);
    } catch (InvalidPathException undecodable) {
      return false;
    }
  }
}
