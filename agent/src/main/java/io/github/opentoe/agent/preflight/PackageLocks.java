package io.github.opentoe.agent.preflight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a package manager is at work: another one would wait for its lock, or fail.
 *
 * @param root of the system, {@code /}
 * @param proc where it shows its processes
 */
record PackageLocks(Path root, Path proc) implements Look {

  /** Held by a lock of the kernel on the file. */
  private static final List<String> LOCKED =
      List.of(
          "var/lib/dpkg/lock-frontend",
          "var/lib/dpkg/lock",
          "var/lib/apt/lists/lock",
          "var/lib/rpm/.rpm.lock",
          "usr/lib/sysimage/rpm/.rpm.lock");

  /** Held by the process whose number is in the file. */
  private static final List<String> NUMBERED = List.of("var/run/yum.pid", "run/zypp.pid");

  @Override
  public List<Finding> now() {
    List<Finding> found = new ArrayList<>();
    Set<String> holders = new HashSet<>();
    for (String file : LOCKED) {
      holder(root.resolve(file)).ifPresent(pid -> report(pid, file, holders, found));
    }
    for (String file : NUMBERED) {
      numbered(root.resolve(file)).ifPresent(pid -> report(pid, file, holders, found));
    }
    return found;
  }

  private void report(String pid, String file, Set<String> holders, List<Finding> found) {
    if (holders.add(pid)) {
      found.add(
          Finding.passing(
              name(pid)
                  + " (process "
                  + pid
                  + ") holds the package lock /"
                  + file
                  + "; wait for it with --wait-ready"));
    }
  }

  /** The process that has a lock on a file, by the kernel's table of locks. */
  private Optional<String> holder(Path file) {
    try {
      String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
      return Files.readAllLines(proc.resolve("locks"), StandardCharsets.ISO_8859_1).stream()
          .filter(line -> line.contains(inode) && line.contains(" WRITE ") && !line.contains("->"))
          .map(line -> line.strip().split("\\s+", -1))
          .filter(fields -> fields.length > 4)
          .map(fields -> fields[4])
          .findFirst();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private Optional<String> numbered(Path file) {
    try {
      String pid = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      boolean lives =
          !pid.isEmpty()
              && pid.chars().allMatch(digit -> digit >= '0' && digit <= '9')
              && Files.exists(proc.resolve(pid));
      return lives ? Optional.of(pid) : Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  private String name(String pid) {
    try {
      return Files.readString(proc.resolve(pid).resolve("comm")).strip();
    } catch (IOException gone) {
      return "another program";
    }
  }
}
