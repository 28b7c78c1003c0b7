package io.github.opentoe.agent.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Control groups for commands, below the one that this process is in. */
final class Cgroups {

  /** Held while this JVM is in another group than usual, or must not be. */
  static final Object MEMBERSHIP = new Object();

  private static final String PREFIX = "opentoe-";
  private static final int CLOSING_ROUNDS = 20;
  private static final int SLOW_ROUNDS = 3;
  private static final long SLOW_NANOS = 5_000_000;

  private final Cgroup base;
  private final Deque<Cgroup> free = new ArrayDeque<>();
  private final List<Cgroup> busy = new ArrayList<>();
  private boolean isGivenUp;
  private int made;
  private int slow;

  private Cgroups(Cgroup base) {
    this.base = base;
  }

  /** Empty where this process may not make control groups that the kernel can kill. */
  static Optional<Cgroups> find(Path proc) {
    Optional<Cgroup> own;
    synchronized (MEMBERSHIP) {
      own = base(proc);
    }
    return own.flatMap(
        base -> {
          Cgroups cgroups = new Cgroups(base);
          cgroups.removeLeftovers(proc);
          Optional<Cgroup> first = cgroups.next();
          first.ifPresent(cgroups::giveBack);
          return first.map(cgroup -> cgroups);
        });
  }

  /** An empty one; none where that stopped working. */
  synchronized Optional<Cgroup> next() {
    if (isGivenUp) {
      return Optional.empty();
    }
    if (!free.isEmpty()) {
      return Optional.of(free.pop());
    }
    Optional<Cgroup> cgroup = make();
    if (cgroup.isPresent() && !cgroup.get().isUsable()) {
      cgroup.get().remove();
      return Optional.empty();
    }
    return cgroup;
  }

  /** Takes one back; what still runs in it goes where it would have been without us. */
  synchronized void giveBack(Cgroup cgroup) {
    if (cgroup.empty(base)) {
      free.push(cgroup);
    } else {
      busy.add(cgroup);
    }
  }

  /** The one that this process is in. */
  Cgroup base() {
    return base;
  }

  /** Some kernels take many milliseconds to move a process: then it is not worth it. */
  synchronized void entered(long nanos) {
    slow = nanos < SLOW_NANOS ? 0 : slow + 1;
    isGivenUp |= slow == SLOW_ROUNDS;
  }

  /** Processes cannot be put there after all. */
  synchronized void giveUp() {
    isGivenUp = true;
  }

  /** Removes them. */
  synchronized void close() throws InterruptedException {
    busy.addAll(free);
    free.clear();
    for (int round = 0; round < CLOSING_ROUNDS && !busy.isEmpty(); round++) {
      if (round > 0) {
        Thread.sleep(10);
      }
      busy.removeIf(cgroup -> cgroup.empty(base) && cgroup.remove());
    }
    busy.clear();
  }

  private Optional<Cgroup> make() {
    String prefix = PREFIX + ProcessHandle.current().pid() + "-";
    Cgroup cgroup;
    do {
      cgroup = new Cgroup(base.folder().resolve(prefix + ++made));
      // Another runner of this process may have some.
    } while (Files.exists(cgroup.folder()));
    try {
      Files.createDirectory(cgroup.folder());
      return Optional.of(cgroup);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void removeLeftovers(Path proc) {
    try (Stream<Path> folders = Files.list(base.folder())) {
      folders
          .filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
          .filter(folder -> isLeftover(folder.getFileName().toString(), proc))
          .forEach(folder -> new Cgroup(folder).remove());
    } catch (IOException | UncheckedIOException e) {
      // They are only empty folders.
      return;
    }
  }

  private static boolean isLeftover(String name, Path proc) {
    int end = name.indexOf('-', PREFIX.length());
    return end > 0 && !Files.exists(proc.resolve(name.substring(PREFIX.length(), end)));
  }

  private static Optional<Cgroup> base(Path proc) {
    try {
      Optional<String> own =
          Files.readAllLines(proc.resolve("self/cgroup")).stream()
              .filter(line -> line.startsWith("0::/"))
              .map(line -> line.substring("0::/".length()))
              .findFirst();
      Optional<String> mount =
          Files.readAllLines(proc.resolve("self/mounts")).stream()
              .map(line -> line.split(" ", -1))
              .filter(fields -> fields.length > 2 && fields[2].equals("cgroup2"))
              .map(fields -> fields[1])
              .findFirst();
      if (own.isEmpty() || mount.isEmpty() || own.get().contains("..")) {
        return Optional.empty();
      }
      Cgroup base = new Cgroup(Path.of(mount.get()).resolve(own.get()));
      return Optional.of(base).filter(group -> group.holds(ProcessHandle.current().pid()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
