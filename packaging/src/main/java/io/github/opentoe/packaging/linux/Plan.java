package io.github.opentoe.packaging.linux;

import io.github.opentoe.packaging.build.Arguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What packages are made of, and where they go.
 *
 * @param images the folder that has the runtime image in it
 * @param parts the texts that only packages have
 * @param shell the completion scripts and the manual page
 * @param smallest whether to spend minutes on making packages a little smaller
 * @param target the folder to make and to fill
 * @param version the version of the program
 * @param time the time that every file in a package has
 */
record Plan(
    Path images,
    Path parts,
    Path shell,
    boolean smallest,
    Path target,
    String version,
    Instant time) {

  /** Reads arguments of the form {@code name=value}. */
  static Plan of(String[] words) {
    Arguments given = Arguments.of(words);
    return new Plan(
        given.path("images"),
        given.path("parts"),
        given.path("shell"),
        Boolean.parseBoolean(given.value("smallest")),
        given.path("target").toAbsolutePath(),
        given.value("version"),
        Instant.parse(given.value("time")));
  }

  /** The runtime image, if one was made for Linux on a processor that packages have a name for. */
  Optional<Path> image() {
    return List.of("x86_64", "aarch64").stream()
        .map(processor -> images.resolve("opentoe-" + version + "-linux-" + processor))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** The processor by its name in Red Hat. */
  String processor() {
    return image().filter(image -> image.toString().endsWith("aarch64")).isPresent()
        ? "aarch64"
        : "x86_64";
  }

  /** The version as both systems sort it: what precedes 1.0.0 is 1.0.0~something. */
  String sortedVersion() {
    return version.toLowerCase(Locale.ROOT).replace('-', '~');
  }

  /** How hard xz tries. */
  int compression() {
    return smallest ? 6 : 1;
  }

  /** The one line that says what the program is. */
  String summary() throws IOException {
    return Files.readAllLines(parts.resolve("description")).get(0);
  }

  /** The lines that say more. */
  List<String> description() throws IOException {
    List<String> lines = Files.readAllLines(parts.resolve("description"));
    return lines.subList(1, lines.size());
  }
}
