package io.github.opentoe.agent.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner can read, and that are on disk when a call returns (EX-24). */
final class StateFile {

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> KNOWN =
      Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private StateFile() {}

  /** Gives a file new content; whoever looks, after a crash too, sees the old or the new one. */
  static void replace(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    uninterrupted(
        () -> {
          try {
            try (FileChannel channel = create(temporary)) {
              write(channel, content);
              channel.force(true);
            }
            Files.move(
                temporary,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
          } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
          }
          forceFolder(file);
          return file;
        });
  }

  /** A new, empty file in place of any that has this name. */
  static FileChannel create(Path file) throws IOException {
    try {
      return FileChannel.open(file, NEW, only(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      Files.delete(file);
      return FileChannel.open(file, NEW, only(file, "rw-------"));
    }
  }

  /** A file that exists, to be written at its end. */
  static FileChannel open(Path file, long length) throws IOException {
    FileChannel channel = FileChannel.open(file, KNOWN);
    boolean isReady = false;
    try {
      channel.truncate(length);
      channel.position(length);
      isReady = true;
      return channel;
    } finally {
      if (!isReady) {
        channel.close();
      }
    }
  }

  static void write(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  /** Removes files of one folder, in this order. */
  static void delete(Path... files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    forceFolder(files[0]);
  }

  static void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, only(folder, "rwx------"));
  }

  /** Puts a file into another folder of the same file system, where it exists. */
  static void move(Path file, Path folder) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Makes the names in a file's folder last; there are systems that cannot. */
  static void forceFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; its journal keeps names in order by itself.
    }
  }

  /** An interrupt of the calling thread would close the file; it is kept for later. */
  static <T> T uninterrupted(Work<T> work) throws IOException {
    boolean wasInterrupted = Thread.interrupted();
    try {
      return work.run();
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  private static FileAttribute<?>[] only(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
