package io.github.opentoe.agent.restart;

import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may restart the machine, and what may run by itself when it starts. */
record Rights(Machine machine) {

  /** Whether this process may do anything (EX-16). */
  boolean areFull() {
    if (machine.platform() == Platform.WINDOWS) {
      try {
        return machine.programs().run(List.of("net.exe", "session")).isGood();
      } catch (IOException e) {
        return false;
      }
    }
    if (machine.platform() == Platform.LINUX) {
      return isOwnedByRoot(machine.file("proc/self"));
    }
    try {
      HostPrograms.Answer answer = machine.programs().run(List.of("id", "-u"));
      return answer.isGood() && answer.output().strip().equals("0");
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isOwnedByRoot(Path path) {
    try {
      return Files.getAttribute(path, "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** The first of these files, or of the folders above, that others than root may change. */
  Optional<Path> open(List<Path> files) {
    if (machine.platform() == Platform.WINDOWS) {
      return Optional.empty();
    }
    for (Path file : files) {
      try {
        for (Path at = file.toRealPath(); at != null; at = at.getParent()) {
          if (isOpen(at)) {
            return Optional.of(at);
          }
        }
      } catch (IOException e) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** A folder such as /tmp, where only owners can rename what is theirs, counts as closed. */
  private static boolean isOpen(Path path) throws IOException {
    Object owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    boolean isSticky = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && (mode & 01000) != 0;
    Set<PosixFilePermission> others =
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    boolean isWritable =
        others.contains(PosixFilePermission.GROUP_WRITE)
            || others.contains(PosixFilePermission.OTHERS_WRITE);
    return !owner.equals(0) || (isWritable && !isSticky);
  }
}
