package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** Carries owner, mode, times and extended attributes over to a copy (MVF-5). */
final class Metadata {

  private static final int ORDINARY_BITS = 0777;
  private static final int ALL_BITS = 07777;

  private Metadata() {}

  /**
   * Sets owner, group, extended attributes and mode, each as far as possible.
   *
   * @return whether owner and group are the same now; if not, the special bits are left out
   */
  static boolean copyAccess(Path source, Path copy) throws IOException {
    if (!source.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return true;
    }
    PosixFileAttributes attributes =
        Files.readAttributes(source, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    boolean isOwned = copyOwners(attributes, copy);
    if (!attributes.isSymbolicLink()) {
      copyExtended(source, copy);
      copyMode(source, copy, isOwned ? ALL_BITS : ORDINARY_BITS);
    }
    return isOwned;
  }

  /** Sets the times; to be called when the copy is complete. */
  static void copyTimes(Path source, Path copy) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(source, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    try {
      Files.getFileAttributeView(copy, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setTimes(attributes.lastModifiedTime(), attributes.lastAccessTime(), null);
    } catch (IOException failure) {
      // Not every system lets a link have times of its own.
      if (!attributes.isSymbolicLink()) {
        throw failure;
      }
    }
  }

  private static boolean copyOwners(PosixFileAttributes attributes, Path copy) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(copy, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    try {
      view.setGroup(attributes.group());
      view.setOwner(attributes.owner());
    } catch (IOException notPermitted) {
      return false;
    }
    return true;
  }

  private static void copyMode(Path source, Path copy, int bits) throws IOException {
    boolean hasAll = source.getFileSystem().supportedFileAttributeViews().contains("unix");
    if (hasAll) {
      int mode = (Integer) Files.getAttribute(source, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      new Permissions(mode & bits).applyTo(copy);
    } else {
      Files.setPosixFilePermissions(
          copy, Files.getPosixFilePermissions(source, LinkOption.NOFOLLOW_LINKS));
    }
  }

  /** File systems differ in what they can keep, so that a loss is no failure. */
  private static void copyExtended(Path source, Path copy) {
    UserDefinedFileAttributeView from =
        Files.getFileAttributeView(
            source, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    UserDefinedFileAttributeView to =
        Files.getFileAttributeView(
            copy, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (from == null || to == null) {
      return;
    }
    try {
      for (String name : from.list()) {
        ByteBuffer value = ByteBuffer.allocate(from.size(name));
        from.read(name, value);
        to.write(name, value.flip());
      }
    } catch (IOException unsupported) {
      return;
    }
  }
}
