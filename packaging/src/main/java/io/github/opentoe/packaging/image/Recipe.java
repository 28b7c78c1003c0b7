package io.github.opentoe.packaging.image;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
    Map<String, String> values =
        Arrays.stream(words)
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new Recipe(
        Path.of(value(values, "jar")),
        Path.of(value(values, "picocli")),
        Path.of(value(values, "parts")),
        Path.of(value(values, "bill")),
        Optional.of(value(values, "classes")).filter(name -> !name.isEmpty()).map(Path::of),
        Path.of(value(values, "target")).toAbsolutePath(),
        value(values, "version"),
        Instant.parse(value(values, "time")),
        Boolean.parseBoolean(value(values, "smallest")));
  }

  /** The folder of the image, whose name says what it runs on. */
  Path image() {
    return target.resolve("opentoe-" + version + "-" + system() + "-" + processor());
  }

  private static String value(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalArgumentException("needs " + name + "=…"));
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
