package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Decides what a new symbolic link says (LNK-2, LNK-3). */
final class LinkText {

  private LinkText() {}

  /**
   * The target as written, if that leads somewhere from the folder of the link; else made absolute,
   * if it leads somewhere from the working directory.
   *
   * @param link its absolute path
   */
  static Path of(EntryPath target, Path link, ActionContext context) throws IOException {
    Path written = link.getFileSystem().getPath(target.text());
    if (Files.exists(from(link.resolveSibling(""), written))) {
      return written;
    }
    Path absolute = withoutDots(target.in(context).toAbsolutePath());
    if (Files.exists(absolute)) {
      return absolute;
    }
    throw new FileFailure("target does not exist: " + target.text());
  }

  /** Whether both name the same entry, be it there or not, and a link or not. */
  static boolean isSamePlace(Path one, Path other) throws IOException {
    return place(one).equals(place(other));
  }

  private static Path place(Path path) throws IOException {
    Path folder = path.resolveSibling("");
    Path name = path.getFileName();
    return name == null ? path : from(folder, name).normalize();
  }

  /** Resolves against a folder of which some part may still have to be created. */
  private static Path from(Path folder, Path relative) throws IOException {
    Path existing = folder;
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    Path missing = existing.relativize(folder);
    Path resolved = existing.toRealPath().resolve(missing).resolve(relative);
    return existing.equals(folder) ? resolved : resolved.normalize();
  }

  private static Path withoutDots(Path path) {
    Path plain = path.getRoot();
    for (Path segment : path) {
      if (plain != null && !segment.toString().equals(".")) {
        plain = plain.resolve(segment);
      }
    }
    return plain == null ? path : plain;
  }
}
