package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Writes a whole file and gives it its owner and mode (AM-45, AM-58). */
final class FileWriting {

  private static final int PIECE = 64 * 1024;
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final Set<OpenOption> EXISTING =
      Set.of(
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING,
          LinkOption.NOFOLLOW_LINKS);

  private final byte[] content;
  private final NewAttributes attributes;
  private final Deadline deadline;

  /**
   * A file to write.
   *
   * @param content all of it
   * @param attributes what to change of its attributes
   * @param deadline checked every 64 KiB
   */
  FileWriting(byte[] content, NewAttributes attributes, Deadline deadline) {
    this.content = content.clone();
    this.attributes = attributes;
    this.deadline = deadline;
  }

  /**
   * Creates the file; on any failure nothing of it stays.
   *
   * @throws java.nio.file.FileAlreadyExistsException where anything is at the path
   */
  void create(Path path) throws IOException {
    boolean done = false;
    try (FileChannel file = FileChannel.open(path, NEW, attributes.firstModeOfFile(path))) {
      try {
        // The group of the agent must not read what is meant for another one.
        attributes.setOwners(path);
        fill(file);
        attributes.setMode(path);
        file.force(true);
        done = true;
      } finally {
        if (!done) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  /** Rewrites an existing file in place; the path must not end in a link. */
  void rewrite(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, EXISTING)) {
      fill(file);
      attributes.setOwners(path);
      attributes.setMode(path);
      file.force(true);
    }
  }

  private void fill(FileChannel file) throws IOException {
    for (int start = 0; start < content.length; start += PIECE) {
      deadline.check();
      ByteBuffer piece = ByteBuffer.wrap(content, start, Math.min(PIECE, content.length - start));
      while (piece.hasRemaining()) {
        file.write(piece);
      }
    }
  }
}
