package io.github.opentoe.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A control group of the unified hierarchy.
 *
 * @param folder its folder
 */
record Cgroup(Path folder) {

  private static final String PROCESSES = "cgroup.procs";
  private static final int ROUNDS = 5;

  /** Puts a process there; false where that is not possible. */
  boolean add(long pid) {
    return write(PROCESSES, Long.toString(pid));
  }

  /** Kills everything in it and below it. */
  void kill() {
    write("cgroup.kill", "1");
  }

  /** Whether the kernel can kill it at once, and whether we may fill it. */
  boolean isUsable() {
    return Files.isWritable(folder.resolve("cgroup.kill"))
        && Files.isWritable(folder.resolve(PROCESSES))
        && read("cgroup.type").equals("domain");
  }

  /** Whether a process is directly in it. */
  boolean holds(long pid) {
    return processes().contains(pid);
  }

  /** Whether any process is in it or below it. */
  boolean isPopulated() {
    return read("cgroup.events").contains("populated 1");
  }

  /** The processes in it and below it. */
  List<Long> members() {
    if (!isPopulated()) {
      return List.of();
    }
    List<Long> members = processes();
    for (Cgroup child : children()) {
      members.addAll(child.members());
    }
    return members;
  }

  /** Moves its own processes elsewhere; returns whether it is empty afterwards. */
  boolean empty(Cgroup target) {
    for (int round = 0; round < ROUNDS && isPopulated(); round++) {
      processes().forEach(target::add);
    }
    return !isPopulated();
  }

  /** Removes it with everything below it; fails while there are processes. */
  boolean remove() {
    children().forEach(Cgroup::remove);
    try {
      Files.deleteIfExists(folder);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The processes directly in it. */
  List<Long> processes() {
    List<Long> pids = new ArrayList<>();
    read(PROCESSES)
        .lines()
        .forEach(
            line -> {
              long pid = Long.parseLong(line);
              // Processes outside of our process id namespace show as 0.
              if (pid > 0) {
                pids.add(pid);
              }
            });
    return pids;
  }

  private List<Cgroup> children() {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(Files::isDirectory).map(Cgroup::new).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private boolean write(String file, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      Files.write(folder.resolve(file), bytes, StandardOpenOption.WRITE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
