package io.github.opentoe.packaging.image;

import io.github.opentoe.packaging.build.Arguments;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What an image is made of, and where it goes.
 *
 * @param jar the program with all that it needs
 * @param picocli the sources of picocli
 * @param parts the launcher and the documents for training
 * @param bill the bill of materials, which an offline build does not have
 * @param classes what to archive, as an earlier build wrote it down; without it, runs tell
 * @param target the folder to make and to fill
 * @param version the version of the program
 * @param time the time that every file in an archive has
 * @param smallest whether to make the archive that takes long, too
 */
record Recipe(
    Path jar,
    Path picocli,
    Path parts,
    Path bill,
    Optional<Path> classes,
    Path target,
    String version,
    Instant time,
    boolean smallest) {

  /** Reads arguments of the form {@code name=value}. */
  static Recipe of(String[] words) {
    Arguments given = Arguments.of(words);
    return new Recipe(
        given.path("jar"),
        given.path("picocli"),
        given.path("parts"),
        given.path("bill"),
        Optional.of(given.value("classes")).filter(name -> !name.isEmpty()).map(Path::of),
        given.path("target").toAbsolutePath(),
        given.value("version"),
        Instant.parse(given.value("time")),
        Boolean.parseBoolean(given.value("smallest")));
  }

  /** The folder of the image, whose name says what it runs on. */
  Path image() {
    return target.resolve("opentoe-" + version + "-" + system() + "-" + processor());
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : name;
  }

  private static String processor() {
    String name = System.getProperty("os.arch", "");
    return name.equals("amd64") ? "x86_64" : name;
  }
}
