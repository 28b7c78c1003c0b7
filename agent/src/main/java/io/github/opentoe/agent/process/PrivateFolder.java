package io.github.opentoe.agent.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder that only this user can enter.
 *
 * @param path where it is
 */
record PrivateFolder(Path path) {

  /** The file by which folders of this program are recognised. */
  static final String MARKER = ".opentoe";

  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final int ROUNDS = 5;

  /** Writes a new file that only this user can read. */
  Path write(String name, byte[] content) throws IOException {
    Path file = path.resolve(name);
    try (SeekableByteChannel channel = Files.newByteChannel(file, NEW, OwnerOnly.file(file))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
    return file;
  }

  /** Removes the files inside, except for the marker; false where there is more than files. */
  boolean clear() {
    String[] names = path.toFile().list();
    if (names == null) {
      return false;
    }
    try {
      for (String name : names) {
        if (!name.equals(MARKER)) {
          Files.delete(path.resolve(name));
        }
      }
      return true;
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  /** Removes it with everything inside; links inside are removed, not followed. */
  void remove() throws IOException {
    for (int round = 1; Files.exists(path, LinkOption.NOFOLLOW_LINKS); round++) {
      try {
        Files.walkFileTree(path, new Removal(path.resolve(MARKER)));
        return;
      } catch (DirectoryNotEmptyException e) {
        // A process of the step may still be writing here.
        if (round == ROUNDS) {
          throw e;
        }
      }
    }
  }

  /** Keeps the marker until last, so that a half removed folder is still recognised. */
  private static final class Removal extends SimpleFileVisitor<Path> {

    private final Path marker;

    Removal(Path marker) {
      this.marker = marker;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!file.equals(marker)) {
        Files.deleteIfExists(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      if (folder.equals(marker.getParent())) {
        Files.deleteIfExists(marker);
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
