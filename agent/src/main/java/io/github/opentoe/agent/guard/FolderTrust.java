package io.github.opentoe.agent.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether other users could exchange what this one puts into a folder. Root, this user and the
 * owner of the root folder are trusted, and their groups. Where the system does not tell who owns
 * what, as on Windows, nothing is held against a folder.
 */
public final class FolderTrust {

  private static final int STICKY = 01000;
  private static final int GROUP_WRITE = 020;
  private static final int OTHERS_WRITE = 02;
  private static final int ROOT = 0;

  private FolderTrust() {}

  /**
   * What speaks against making new folders there; empty where others can neither own it or a folder
   * above nor move what is not theirs, which a sticky bit prevents.
   */
  public static Optional<String> complaint(Path folder) throws IOException {
    if (!Rights.areKnown(folder)) {
      return Optional.empty();
    }
    Path real = folder.toRealPath();
    List<Rights> trusted = List.of(self(), Rights.of(real.getRoot()));
    for (Path each = real; each != null; each = each.getParent()) {
      Optional<String> complaint = complaint(each, Rights.of(each), trusted);
      if (complaint.isPresent()) {
        return complaint;
      }
    }
    return Optional.empty();
  }

  /** What speaks against files of well-known names there: others must not add any either. */
  public static Optional<String> complaintAboutOwn(Path folder) throws IOException {
    if (!Rights.areKnown(folder)) {
      return Optional.empty();
    }
    Path real = folder.toRealPath();
    Rights own = Rights.of(real);
    Rights self = self();
    if (own.user() != self.user()) {
      return Optional.of(belongs(real));
    }
    return isWritable(own, List.of(self)) ? Optional.of(changes(real)) : complaint(real);
  }

  private static Optional<String> complaint(Path folder, Rights rights, List<Rights> trusted) {
    Set<Integer> users = new HashSet<>(Set.of(ROOT));
    trusted.forEach(one -> users.add(one.user()));
    if (!users.contains(rights.user())) {
      return Optional.of(belongs(folder));
    }
    boolean isSticky = (rights.mode() & STICKY) != 0;
    return isWritable(rights, trusted) && !isSticky
        ? Optional.of(changes(folder))
        : Optional.empty();
  }

  private static boolean isWritable(Rights rights, List<Rights> trusted) {
    Set<Integer> groups = new HashSet<>(Set.of(ROOT));
    trusted.forEach(one -> groups.add(one.group()));
    return (rights.mode() & OTHERS_WRITE) != 0
        || ((rights.mode() & GROUP_WRITE) != 0 && !groups.contains(rights.group()));
  }

  private static String belongs(Path folder) {
    return folder + " belongs to another user";
  }

  private static String changes(Path folder) {
    return "other users can change " + folder;
  }

  private static Rights self() {
    return Rights.ofThisProcess().orElseThrow();
  }
}
