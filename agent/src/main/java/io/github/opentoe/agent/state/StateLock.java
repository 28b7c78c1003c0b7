package io.github.opentoe.agent.state;

import io.github.opentoe.agent.guard.FolderTrust;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A state directory that one run has to itself until this is closed (EX-4). */
public final class StateLock implements AutoCloseable {

  /**
   * The directories that runs of this JVM hold. POSIX drops all locks of a process on a file as
   * soon as the process closes any descriptor of it, so the file must not even be opened twice.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final Path key;
  private final FileChannel channel;

  private StateLock(Path directory, Path key, FileChannel channel) {
    this.directory = directory;
    this.key = key;
    this.channel = channel;
  }

  static StateLock of(Path directory) {
    Path absolute = directory.toAbsolutePath();
    try {
      create(absolute);
      Optional<String> complaint = FolderTrust.complaintAboutOwn(absolute);
      if (complaint.isPresent()) {
        throw new IOException(complaint.get());
      }
      Path key = absolute.toRealPath();
      if (!HELD.add(key)) {
        throw taken(absolute);
      }
      boolean isHeld = false;
      try {
        StateLock lock = new StateLock(absolute, key, lock(absolute));
        isHeld = true;
        return lock;
      } finally {
        if (!isHeld) {
          HELD.remove(key);
        }
      }
    } catch (IOException e) {
      throw new AgentException(
          "The state directory " + absolute + " cannot be used: " + OsReason.of(e) + ".", e);
    }
  }

  /** The locked directory, absolute. */
  public Path directory() {
    return directory;
  }

  /** Gives the directory to the next run. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written: the lock ends with the descriptor, one way or the other.
    } finally {
      HELD.remove(key);
    }
  }

  private static void create(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(directory, only(directory, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      // Another run was faster, which is fine, or it is no directory.
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    Path file = directory.resolve("lock");
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("its lock is not a file");
    }
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    FileChannel channel = FileChannel.open(file, options, only(file, "rw-------"));
    boolean isLocked = false;
    try {
      FileLock lock = channel.tryLock();
      isLocked = lock != null;
    } catch (OverlappingFileLockException e) {
      throw taken(directory);
    } finally {
      if (!isLocked) {
        channel.close();
      }
    }
    if (!isLocked) {
      throw taken(directory);
    }
    return channel;
  }

  private static AgentException taken(Path directory) {
    return new AgentException("Another run is using the state directory " + directory + ".");
  }

  private static FileAttribute<?>[] only(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
