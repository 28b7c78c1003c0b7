package io.github.opentoe.packaging.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The licences of the libraries; those of Java are in its own folder. */
final class Licences {

  private static final List<String> WORDS = List.of("LICENSE", "NOTICE", "THIRD-PARTY");

  private Licences() {}

  /** Copies them from the module to where people find them. */
  static void collect(Path program, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(program.resolve("META-INF"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.toString();
        if (WORDS.stream().anyMatch(name.substring(name.lastIndexOf('/') + 1)::contains)) {
          Files.copy(file, folder.resolve(Tree.name(program.resolve("META-INF"), file)));
        }
      }
    }
  }
}
