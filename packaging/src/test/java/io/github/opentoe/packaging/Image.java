package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The runtime image as the build made it. */
final class Image {

  private static final String ENDING = ".tar.gz";

  private Image() {}

  /** The archive of everything; the test is left out where the JDK cannot link. */
  static Path archive() throws IOException {
    return archive("");
  }

  /** The archive of a part: {@code -core} or {@code -aws}. */
  static Path archive(String part) throws IOException {
    Path target = Path.of(System.getProperty("opentoe.image"));
    List<Path> found = List.of();
    if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.list(target)) {
        found =
            files
                .filter(file -> file.toString().endsWith(part + ENDING))
                .filter(
                    file -> !part.isEmpty() || !file.toString().matches(".*-(core|aws)" + ENDING))
                .toList();
      }
    }
    assumeTrue(found.size() == 1, "no runtime image: this JDK cannot link one");
    return found.get(0);
  }

  /** The folder that was packed. */
  static Path folder() throws IOException {
    String archive = archive().toString();
    return Path.of(archive.substring(0, archive.length() - ENDING.length()));
  }

  /** Unpacks it below a folder, and returns the launcher. */
  static Path unpack(Path folder) throws IOException, InterruptedException {
    return unpack(folder, "");
  }

  /** Unpacks a part of it below a folder, and returns the launcher. */
  static Path unpack(Path folder, String part) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Outcome outcome = Program.in(folder).run("tar", "-xzf", archive(part));
    assertEquals(0, outcome.exitCode(), outcome::toString);
    return folder.resolve(String.valueOf(folder().getFileName())).resolve("bin/opentoe");
  }
}
