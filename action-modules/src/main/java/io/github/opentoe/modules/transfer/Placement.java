package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes a complete part file the file it was meant for (AM-43, AM-44). */
final class Placement {

  private static final int PIECE = 64 * 1024;
  private static final int PERMISSION_BITS = 07777;

  private final PartFile part;
  private final DownloadTarget target;
  private final Deadline deadline;
  private final TargetFolder folder;

  Placement(PartFile part, DownloadTarget target, Deadline deadline) {
    this(part, target, deadline, TargetFolder.byPath());
  }

  /** A placement in a folder that may be held open. */
  Placement(PartFile part, DownloadTarget target, Deadline deadline, TargetFolder folder) {
    this.part = part;
    this.target = target;
    this.deadline = deadline;
    this.folder = folder;
  }

  /** Puts it in place; with {@code overwrite: false} only where nothing is. */
  void place(boolean overwrite) throws IOException {
    boolean hasModes = target.path().getFileSystem().supportedFileAttributeViews().contains("unix");
    if (overwrite && target.exists() && Files.exists(target.path(), LinkOption.NOFOLLOW_LINKS)) {
      replace(hasModes);
      return;
    }
    if (hasModes) {
      setMode(modeOfNewFiles());
    }
    part.sync();
    if (overwrite) {
      folder.move(part.path(), target.path());
    } else {
      putWhereNothingIs();
    }
  }

  private void putWhereNothingIs() throws IOException {
    try {
      Files.createLink(target.path(), part.path());
    } catch (FileAlreadyExistsException appeared) {
      throw DownloadTarget.alreadyExists(target.written());
    } catch (FileSystemException | UnsupportedOperationException noLinksHere) {
      try {
        Files.move(part.path(), target.path());
      } catch (FileAlreadyExistsException appeared) {
        throw DownloadTarget.alreadyExists(target.written());
      }
    }
  }

  private void replace(boolean hasModes) throws IOException {
    part.sync();
    try {
      if (hasModes) {
        if (links() > 1) {
          rewrite();
          return;
        }
        takeOver("unix:uid");
        takeOver("unix:gid");
        setMode((Integer) attribute(target.path(), "unix:mode") & PERMISSION_BITS);
      }
      folder.move(part.path(), target.path());
    } catch (NoSuchFileException vanished) {
      folder.move(part.path(), target.path());
    } catch (FileSystemException impossible) {
      rewrite();
    }
  }

  private int links() throws IOException {
    return (Integer) attribute(target.path(), "unix:nlink");
  }

  private void takeOver(String name) throws IOException {
    Object wanted = attribute(target.path(), name);
    if (!wanted.equals(attribute(part.path(), name))) {
      Files.setAttribute(part.path(), name, wanted, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static Object attribute(Path path, String name) throws IOException {
    return Files.getAttribute(path, name, LinkOption.NOFOLLOW_LINKS);
  }

  private void setMode(int mode) throws IOException {
    Files.setAttribute(part.path(), "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
  }

  /** What the umask, or a default of the folder, makes of a new file. */
  private int modeOfNewFiles() throws IOException {
    while (true) {
      Path probe = PartFile.randomSibling(target.path());
      try {
        Files.createFile(probe);
      } catch (FileAlreadyExistsException taken) {
        continue;
      }
      try {
        return (Integer) attribute(probe, "unix:mode") & PERMISSION_BITS;
      } finally {
        Files.deleteIfExists(probe);
      }
    }
  }

  /** Copies the bytes into the file that is there, which keeps all it has. */
  private void rewrite() throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    try (FileChannel from = FileChannel.open(part.path(), StandardOpenOption.READ);
        FileChannel to = folder.openForRewriting(target.path())) {
      while (from.read(piece) >= 0) {
        deadline.check();
        piece.flip();
        while (piece.hasRemaining()) {
          to.write(piece);
        }
        piece.clear();
      }
      to.force(true);
    }
  }
}
