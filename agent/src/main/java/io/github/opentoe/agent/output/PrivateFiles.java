package io.github.opentoe.agent.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Creates folders and files that only their owner can read (EX-44). */
final class PrivateFiles {

  private static final int MOST_CONTENT = 64 * 1024 * 1024;
  private static final String TEMPORARY = ".tmp";
  private static final OpenOption[] FORCED = {StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS};

  private PrivateFiles() {}

  /** Whether a file is the unfinished content of another one. */
  static boolean isTemporary(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") && name.endsWith(TEMPORARY);
  }

  /** Creates a folder that must not exist yet. */
  static void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, only(folder, "rwx------"));
  }

  /**
   * Makes sure of a folder that may exist: one of our own, nobody else's and no link.
   *
   * @param owned a folder known to be ours
   */
  static void reuseFolder(Path folder, Path owned) throws IOException {
    boolean isOurs =
        Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && (!isPosix(folder)
                || (ownerOf(folder).equals(ownerOf(owned)) && !isWritableByOthers(folder)));
    if (!isOurs) {
      throw new FileAlreadyExistsException(folder.toString());
    }
  }

  /** Creates a file that must not exist yet; interrupts do not close it. */
  static OutputStream createFile(Path file) throws IOException {
    Files.createFile(file, only(file, "rw-------"));
    return Files.newOutputStream(
        file, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  }

  /** Makes sure of a folder of a run that goes on: ours, or made anew. */
  static void continueFolder(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Path parent = folder.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      createFolder(folder);
      return;
    }
    Path probe = folder.resolve(".probe.tmp");
    Files.deleteIfExists(probe);
    createFile(probe).close();
    try {
      reuseFolder(folder, probe);
    } finally {
      Files.delete(probe);
    }
  }

  /** Opens a file at its end, or creates it. */
  static OutputStream continueFile(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return createFile(file);
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    OutputStream target =
        Files.newOutputStream(
            file, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    if (endsInALine(file)) {
      target.write('\n');
    }
    return target;
  }

  private static boolean endsInALine(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() > 0
          && channel.read(last, channel.size() - 1) == 1
          && last.get(0) != '\n';
    }
  }

  /** The content of a file that is no link. */
  static byte[] read(Path file) throws IOException {
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(MOST_CONTENT);
    }
  }

  /** Gives a file new content; readers and a crash see the old or the new one, whole. */
  static void replace(Path file, Content content) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + TEMPORARY);
    try {
      try (OutputStream target = createTemporary(temporary)) {
        content.writeTo(target);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static OutputStream createTemporary(Path file) throws IOException {
    try {
      return createFile(file);
    } catch (FileAlreadyExistsException e) {
      // Left by a process that was killed.
      Files.delete(file);
      return createFile(file);
    }
  }

  /** Hands a file to the disk; an interrupt waits until that is done. */
  static void force(Path file) throws IOException {
    boolean wasInterrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(file, FORCED)) {
      channel.force(true);
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Writes what a file is to contain. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream target) throws IOException;
  }

  private static FileAttribute<?>[] only(Path path, String permissions) {
    if (!isPosix(path)) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
  }

  private static boolean isPosix(Path path) {
    return supports(path, "posix");
  }

  private static boolean supports(Path path, String view) {
    return path.getFileSystem().supportedFileAttributeViews().contains(view);
  }

  /** Whose it is, where the system tells. */
  static Optional<Object> ownerOf(Path path) throws IOException {
    if (supports(path, "unix")) {
      // The name of a user is looked up in a file, which takes longer than all the rest.
      return Optional.of(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }
    return isPosix(path)
        ? Optional.of(Files.getOwner(path, LinkOption.NOFOLLOW_LINKS))
        : Optional.empty();
  }

  private static boolean isWritableByOthers(Path folder) throws IOException {
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
    return permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }
}
