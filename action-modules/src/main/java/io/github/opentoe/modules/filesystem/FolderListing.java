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
public final class FolderListing {

  /** An entry, its name taken out of the path once. */
  private record Named(String name, Path path) {}

  private FolderListing() {}

  /**
   * The entries in the order of their names.
   *
   * @param written the folder as its author wrote it, for messages
   * @throws FileFailure if a name is no text: it could be neither matched nor passed on (AM-35)
   */
  public static List<Path> of(Path folder, String written) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      return of(stream, written);
    }
  }

  /** The same for a folder that is open already. */
  static List<Path> of(DirectoryStream<Path> folder, String written) throws IOException {
    List<Named> entries = new ArrayList<>();
    try {
      for (Path entry : folder) {
        String name = nameOf(entry);
        if (!isText(entry, name)) {
          throw new FileFailure("holds a name that cannot be decoded: " + written);
        }
        entries.add(new Named(name, entry));
      }
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    entries.sort(Comparator.comparing(Named::name, CodePointOrder.OF_TEXTS));
    return entries.stream().map(Named::path).toList();
  }

  /** The last segment of an entry. */
  public static String nameOf(Path entry) {
    return String.valueOf(entry.getFileName());
  }

  private static boolean isText(Path entry, String name) {
    try {
      return entry.resolveSibling(name).equals(entry);
    } catch (InvalidPathException undecodable) {
      return false;
    }
  }
}
