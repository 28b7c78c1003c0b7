package io.github.opentoe.modules.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that a file is downloaded into. Where it is held open, files appear in exactly that
 * folder, whatever stands at its path by then (S3D-17).
 */
final class TargetFolder {

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> REWRITE =
      Set.of(
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING,
          LinkOption.NOFOLLOW_LINKS);

  private final Optional<SecureDirectoryStream<Path>> held;

  private TargetFolder(Optional<SecureDirectoryStream<Path>> held) {
    this.held = held;
  }

  /** Whatever folder the paths lead to at the time. */
  static TargetFolder byPath() {
    return new TargetFolder(Optional.empty());
  }

  /** This folder; of the paths only the last segment counts. */
  static TargetFolder held(SecureDirectoryStream<Path> folder) {
    return new TargetFolder(Optional.of(folder));
  }

  /** Creates a file. */
  FileChannel create(Path path, FileAttribute<?>... attributes) throws IOException {
    return held.isPresent()
        ? file(held.get().newByteChannel(path.getFileName(), NEW, attributes))
        : FileChannel.open(path, NEW, attributes);
  }

  /** Makes the one the other, at once. */
  void move(Path from, Path to) throws IOException {
    if (held.isPresent()) {
      held.get().move(from.getFileName(), held.get(), to.getFileName());
    } else {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Empties a file that is there. */
  FileChannel openForRewriting(Path path) throws IOException {
    return held.isPresent()
        ? file(held.get().newByteChannel(path.getFileName(), REWRITE))
        : FileChannel.open(path, REWRITE);
  }

  private static FileChannel file(SeekableByteChannel channel) throws IOException {
    if (channel instanceof FileChannel file) {
      return file;
    }
    channel.close();
    throw new IOException("files of this file system cannot be synced");
  }
}
