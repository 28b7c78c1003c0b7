package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** Copies the content of one file after the other, 64 KiB at a time, and follows no final link. */
final class ContentCopy {

  private static final int PIECE = 64 * 1024;
  private static final Set<OpenOption> READING =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final Set<OpenOption> EXISTING =
      Set.of(
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING,
          LinkOption.NOFOLLOW_LINKS);

  private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
  private final ActionContext context;
  private final boolean isSynced;

  /**
   * For any number of files.
   *
   * @param isSynced whether each has to be on the disk before it counts as done
   */
  ContentCopy(ActionContext context, boolean isSynced) {
    this.context = context;
    this.isSynced = isSynced;
  }

  /**
   * Copies to a new file; on any failure nothing of it stays.
   *
   * @param mode what the umask is taken from
   * @throws FileAlreadyExistsException where anything is at the target
   */
  void create(NamedPath source, NamedPath target, FileAttribute<?>... mode) throws IOException {
    try (FileChannel in = openSource(source);
        FileChannel out = openNew(target, mode)) {
      boolean done = false;
      try {
        copy(in, source, out, target);
        done = true;
      } finally {
        if (!done) {
          Files.deleteIfExists(target.path());
        }
      }
    }
  }

  /** Copies into an existing file, which keeps its owner, its mode and its other names. */
  void rewrite(NamedPath source, NamedPath target) throws IOException {
    try (FileChannel in = openSource(source);
        FileChannel out = openExisting(target)) {
      boolean done = false;
      try {
        copy(in, source, out, target);
        done = true;
      } catch (FileFailure failure) {
        throw failure.and("; " + target.written() + " is incomplete now");
      } finally {
        if (!done) {
          context.log().warning("was overwritten in part: " + target.written());
        }
      }
    }
  }

  private static FileChannel openSource(NamedPath source) throws IOException {
    try {
      return FileChannel.open(source.path(), READING);
    } catch (IOException failure) {
      throw new FileFailure("cannot read", source.written(), failure);
    }
  }

  private static FileChannel openNew(NamedPath target, FileAttribute<?>... mode)
      throws IOException {
    try {
      return FileChannel.open(target.path(), NEW, mode);
    } catch (FileAlreadyExistsException existing) {
      throw existing;
    } catch (IOException failure) {
      throw new FileFailure("cannot create", target.written(), failure);
    }
  }

  private static FileChannel openExisting(NamedPath target) throws IOException {
    try {
      return FileChannel.open(target.path(), EXISTING);
    } catch (IOException failure) {
      throw new FileFailure("cannot write", target.written(), failure);
    }
  }

  private void copy(FileChannel in, NamedPath source, FileChannel out, NamedPath target)
      throws IOException {
    while (read(in, source)) {
      try {
        while (piece.hasRemaining()) {
          out.write(piece);
        }
      } catch (IOException failure) {
        throw new FileFailure("cannot write", target.written(), failure);
      }
    }
    if (isSynced) {
      out.force(true);
    }
  }

  private boolean read(FileChannel in, NamedPath source) throws IOException {
    context.deadline().check();
    piece.clear();
    try {
      boolean more = in.read(piece) >= 0;
      piece.flip();
      return more;
    } catch (IOException failure) {
      throw new FileFailure("cannot read", source.written(), failure);
    }
  }
}
