package io.github.opentoe.packaging.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Folders and all that is in them. */
final class Tree {

  private Tree() {}

  /** The folder and all below it, in an order that depends on nothing but the names. */
  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.comparing(path -> name(folder, path))).toList();
    }
  }

  /** The name of something below a folder, with slashes. */
  static String name(Path folder, Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  /** Deletes a folder, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> paths = list(folder);
      for (int i = paths.size() - 1; i >= 0; i--) {
        Files.delete(paths.get(i));
      }
    }
  }

  /** Copies a folder to where nothing is. */
  static void copy(Path from, Path to) throws IOException {
    for (Path path : list(from)) {
      Files.copy(path, to.resolve(name(from, path)), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Unpacks those files of a zip file whose names are wanted. */
  static Path unzip(Path archive, Path folder, Predicate<String> wanted) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory() && wanted.test(entry.getName())) {
          Path file = folder.resolve(entry.getName());
          Files.createDirectories(file.resolveSibling("."));
          Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return folder;
  }
}
