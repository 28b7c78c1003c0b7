package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** What stands at a path. */
public enum FileKind {
  MISSING,
  FILE,
  FOLDER,
  LINK,
  /** A device, FIFO or socket. */
  OTHER;

  /** What stands there; a link is a link. */
  public static FileKind of(Path path) throws IOException {
    return read(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** What a link there leads to; MISSING where it dangles. */
  public static FileKind behindLinks(Path path) throws IOException {
    return read(path);
  }

  static FileKind of(BasicFileAttributes attributes) {
    // Junctions and mounted volumes of Windows are folders that lead elsewhere.
    boolean isJunction = attributes.isDirectory() && attributes.isOther();
    if (attributes.isSymbolicLink() || isJunction) {
      return LINK;
    }
    if (attributes.isDirectory()) {
      return FOLDER;
    }
    return attributes.isRegularFile() ? FILE : OTHER;
  }

  private static FileKind read(Path path, LinkOption... options) throws IOException {
    try {
      return of(Files.readAttributes(path, BasicFileAttributes.class, options));
    } catch (NoSuchFileException | NotDirectoryException missing) {
      return MISSING;
    } catch (AccessDeniedException denied) {
      throw denied;
    } catch (IOException failure) {
      if (isBelowFile(path)) {
        return MISSING;
      }
      throw failure;
    }
  }

  private static boolean isBelowFile(Path path) {
    Optional<Path> nearest = Optional.ofNullable(path.getParent());
    while (nearest.isPresent() && !Files.exists(nearest.get())) {
      nearest = Optional.ofNullable(nearest.get().getParent());
    }
    return nearest.isPresent() && !Files.isDirectory(nearest.get());
  }
}
