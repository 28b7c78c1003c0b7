package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Owner and group that a file or folder shall have, looked up before anything is changed. */
final class Ownership {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");
  private static final Pattern SIGNED = Pattern.compile("[+-][0-9]+");
  private static final long HIGHEST_ID = 0xFFFF_FFFEL;

  /** One half of it: sets the owner, or the group, of a path. */
  @FunctionalInterface
  private interface Change {
    void applyTo(Path path, PosixFileAttributeView view) throws IOException;
  }

  private final Optional<Change> owner;
  private final Optional<Change> group;

  private Ownership(Optional<Change> owner, Optional<Change> group) {
    this.owner = owner;
    this.group = group;
  }

  /**
   * Looks up names, else takes decimal ids, which need not belong to anybody (AM-53, AM-54).
   *
   * @param place any path of the file system in question
   */
  static Ownership find(Path place, Optional<String> owner, Optional<String> group)
      throws IOException {
    UserPrincipalLookupService lookup = place.getFileSystem().getUserPrincipalLookupService();
    Optional<Change> user = owner.isEmpty() ? Optional.empty() : user(lookup, owner.get());
    if (owner.isPresent() && user.isEmpty()) {
      throw new FileFailure("user '" + owner.get() + "' does not exist");
    }
    Optional<Change> team = group.isEmpty() ? Optional.empty() : group(lookup, group.get());
    if (group.isPresent() && team.isEmpty()) {
      throw new FileFailure("group '" + group.get() + "' does not exist");
    }
    return new Ownership(user, team);
  }

  /** Sets what was asked for; never through a link. */
  void applyTo(Path path) throws IOException {
    if (owner.isPresent() || group.isPresent()) {
      applyTo(path, viewOf(path));
    }
  }

  /**
   * The same for something that is held open.
   *
   * @param view of what stands at the path
   */
  void applyTo(Path path, PosixFileAttributeView view) throws IOException {
    if (owner.isPresent()) {
      owner.get().applyTo(path, view);
    }
    if (group.isPresent()) {
      group.get().applyTo(path, view);
    }
  }

  private static Optional<Change> user(UserPrincipalLookupService lookup, String name)
      throws IOException {
    if (SIGNED.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      UserPrincipal user = lookup.lookupPrincipalByName(name);
      return Optional.of((path, view) -> view.setOwner(user));
    } catch (UserPrincipalNotFoundException unknown) {
      return byId("unix:uid", name);
    }
  }

  private static Optional<Change> group(UserPrincipalLookupService lookup, String name)
      throws IOException {
    if (SIGNED.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      GroupPrincipal group = lookup.lookupPrincipalByGroupName(name);
      return Optional.of((path, view) -> view.setGroup(group));
    } catch (UserPrincipalNotFoundException unknown) {
      return byId("unix:gid", name);
    }
  }

  private static Optional<Change> byId(String attribute, String text) {
    if (!DIGITS.matcher(text).matches() || Long.parseLong(text) > HIGHEST_ID) {
      return Optional.empty();
    }
    int id = (int) Long.parseLong(text);
    return Optional.of(
        (path, view) -> Files.setAttribute(path, attribute, id, LinkOption.NOFOLLOW_LINKS));
  }

  private static PosixFileAttributeView viewOf(Path path) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      throw new FileSystemException(path.toString(), "", "no owners on this file system");
    }
    return view;
  }
}
