package io.github.opentoe.packaging.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders and all that is in them; links are not followed. */
final class Folders {

  private Folders() {}

  /** All below the folder, in an order that depends on nothing but the names. */
  static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> !path.equals(folder))
          .sorted(Comparator.comparing(path -> name(folder, path)))
          .toList();
    }
  }

  /** The name of something below a folder. */
  static String name(Path folder, Path path) {
    return folder.relativize(path).toString();
  }

  /** Deletes a folder, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      List<Path> paths = below(folder);
      for (int i = paths.size() - 1; i >= 0; i--) {
        Files.delete(paths.get(i));
      }
      Files.delete(folder);
    }
  }

  /** Copies a folder to where nothing is. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path path : below(from)) {
      Path copy = to.resolve(name(from, path));
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(copy);
      } else {
        Files.copy(path, copy, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
