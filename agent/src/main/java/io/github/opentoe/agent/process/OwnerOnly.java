package io.github.opentoe.agent.process;

import io.github.opentoe.agent.guard.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Access rights that keep everybody but this user out. */
final class OwnerOnly {

  private static final Set<PosixFilePermission> OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /** For a new folder: 0700, or a Windows access list of one. */
  static FileAttribute<?>[] folder(Path path) throws IOException {
    return attributes(path, OWNER);
  }

  /** For a new file: 0600, or a Windows access list of one. */
  static FileAttribute<?>[] file(Path path) throws IOException {
    return attributes(
        path, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
  }

  /** Whether this user owns it, so that nobody else can have put things there. */
  static boolean isMine(Path path) throws IOException {
    if (Rights.areKnown(path)) {
      return Rights.of(path, LinkOption.NOFOLLOW_LINKS).isOfThisUser();
    }
    return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(user(path));
  }

  /** Whether it is a folder of this user that nobody else can enter. */
  static boolean isPrivate(Path folder) throws IOException {
    if (Rights.areKnown(folder)) {
      return Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
          && Rights.of(folder, LinkOption.NOFOLLOW_LINKS).isPrivateFolder();
    }
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && isMine(folder)
        && (!supports(folder, "posix")
            || OWNER.containsAll(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)));
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions)
      throws IOException {
    if (supports(path, "posix")) {
      return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }
    if (supports(path, "acl")) {
      return new FileAttribute<?>[] {new AccessList(List.of(everythingFor(user(path))))};
    }
    return new FileAttribute<?>[0];
  }

  private static boolean supports(Path path, String view) {
    return path.getFileSystem().supportedFileAttributeViews().contains(view);
  }

  private static UserPrincipal user(Path path) throws IOException {
    return path.getFileSystem()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(System.getProperty("user.name", ""));
  }

  private static AclEntry everythingFor(UserPrincipal user) {
    return AclEntry.newBuilder()
        .setType(AclEntryType.ALLOW)
        .setPrincipal(user)
        .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
        .build();
  }

  private record AccessList(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {

    @Override
    public String name() {
      return "acl:acl";
    }
  }
}
