package io.github.opentoe.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Markdown pages of the project. */
final class Pages {

  private static final List<String> FOLDERS =
      List.of("agent", "action-modules/docs", "packaging", "schemas", "testdata");

  private Pages() {}

  /** All of them, without what a build made. */
  static List<Path> all() throws IOException {
    Stream<Path> found = Stream.of(Program.root().resolve("README.md"));
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(Program.root().resolve(folder))) {
        found = Stream.concat(found, files.filter(Pages::isPage).toList().stream());
      }
    }
    return found.sorted().toList();
  }

  private static boolean isPage(Path file) {
    Path inside = Program.root().relativize(file);
    boolean isBuilt = Stream.of("target", "runs").anyMatch(name -> contains(inside, name));
    return !isBuilt && file.toString().endsWith(".md");
  }

  private static boolean contains(Path path, String name) {
    for (Path part : path) {
      if (part.toString().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
