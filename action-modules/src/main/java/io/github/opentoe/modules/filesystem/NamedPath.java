package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * A path, and how messages write it.
 *
 * @param path where it leads
 * @param written as its author wrote it, or would have
 */
record NamedPath(Path path, String written) {

  private static final Set<String> DOTS = Set.of(".", "..");

  /** Its last segment, for dots that of the real path; empty for a root. */
  String name() throws IOException {
    Path name = path.getFileName();
    if (name != null && DOTS.contains(name.toString())) {
      name = path.toRealPath().getFileName();
    }
    return name == null ? "" : name.toString();
  }

  /** What this folder holds under a name. */
  NamedPath child(String name) {
    String separator = path.getFileSystem().getSeparator();
    boolean ends = written.endsWith("/") || written.endsWith(separator);
    return new NamedPath(path.resolve(name), written + (ends ? "" : separator) + name);
  }

  /** The same words for another place, such as the one that a link leads to. */
  NamedPath at(Path other) {
    return new NamedPath(other, written);
  }

  /** Where it leads in the end (AM-34, AM-46). */
  NamedPath followed() throws IOException {
    return at(FinalLink.follow(path, written));
  }
}
