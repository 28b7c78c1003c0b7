package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a source is, and the mode that its copy gets: its own without the special bits, less the
 * umask, which the system takes away when the copy is created (CPF-5, CPD-8).
 *
 * @param kind what stands there; a link is a link
 * @param permissions empty where the file system knows none
 */
record SourceMode(FileKind kind, Optional<Set<PosixFilePermission>> permissions) {

  private static final Set<PosixFilePermission> OWNERS =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final FileAttribute<?>[] NONE = {};

  /** Reads it. */
  static SourceMode of(NamedPath source) throws IOException {
    try {
      Path path = source.path();
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        PosixFileAttributes attributes =
            Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new SourceMode(FileKind.of(attributes), Optional.of(attributes.permissions()));
      }
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new SourceMode(FileKind.of(attributes), Optional.empty());
    } catch (IOException failure) {
      throw new FileFailure("cannot read", source.written(), failure);
    }
  }

  /** To create a file with. */
  FileAttribute<?>[] forFile() {
    return permissions
        .map(bits -> new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(bits)})
        .orElse(NONE);
  }

  /** To create a folder with, which its owner can fill at first. */
  FileAttribute<?>[] forFolder() {
    return permissions
        .map(
            bits -> {
              Set<PosixFilePermission> open = EnumSet.copyOf(OWNERS);
              open.addAll(bits);
              return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(open)};
            })
        .orElse(NONE);
  }

  /** Takes away what the owner of a folder had only in order to fill it. */
  void finish(NamedPath folder) throws IOException {
    if (permissions.isEmpty() || permissions.get().containsAll(OWNERS)) {
      return;
    }
    try {
      Set<PosixFilePermission> bits =
          EnumSet.copyOf(Files.getPosixFilePermissions(folder.path(), LinkOption.NOFOLLOW_LINKS));
      bits.retainAll(permissions.get());
      Files.setPosixFilePermissions(folder.path(), bits);
    } catch (IOException failure) {
      throw new FileFailure("cannot change permissions", folder.written(), failure);
    }
  }
}
