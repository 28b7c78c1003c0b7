package io.github.opentoe.agent.process;

import io.github.opentoe.agent.action.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gives each command a process tree of the kind that works best here. */
final class ProcessTrees {

  /** How the processes of a command are found again. */
  enum Kind {
    /** Control groups where possible, else {@code SWEEP}. */
    CGROUP,
    /** By what {@code /proc} shows. */
    SWEEP,
    /** By what the JDK knows. */
    HANDLES
  }

  /** What Linux shows of its processes. */
  static final Path PROC = Path.of("/proc");

  private final Kind kind;
  private final PrivateFolders folders;
  private final Optional<String> wrapper;
  private boolean isProbed;
  private Optional<Cgroups> cgroups = Optional.empty();

  ProcessTrees(Kind kind, PrivateFolders folders) {
    this.kind = kind;
    this.folders = folders;
    this.wrapper =
        kind == Kind.HANDLES && Platform.current() == Platform.WINDOWS
            ? Optional.empty()
            : findWrapper();
  }

  /** The best kind on this machine. */
  static Kind bestKind() {
    return Platform.current() == Platform.LINUX && Files.exists(PROC.resolve("self/stat"))
        ? Kind.CGROUP
        : Kind.HANDLES;
  }

  /** What opens a new session, and with it a process group without a terminal (AM-62). */
  Optional<String> wrapper() {
    return wrapper;
  }

  /** A tree for a command that is about to start. */
  synchronized ProcessTree next() {
    if (kind == Kind.HANDLES) {
      return new HandleTree();
    }
    Optional<Cgroups> groups = cgroups();
    Optional<Cgroup> cgroup = groups.flatMap(Cgroups::next);
    if (groups.isPresent() && cgroup.isPresent()) {
      return new CgroupTree(groups.get(), cgroup.get(), swept());
    }
    return swept();
  }

  /** Removes what was made for them. */
  synchronized void close() throws InterruptedException {
    if (cgroups.isPresent()) {
      cgroups.get().close();
    }
    cgroups = Optional.empty();
    isProbed = false;
  }

  private Optional<Cgroups> cgroups() {
    if (kind == Kind.CGROUP && !isProbed) {
      cgroups = Cgroups.find(PROC);
      isProbed = true;
    }
    return cgroups;
  }

  private SweptTree swept() {
    return new SweptTree(PROC, "s" + ProcessHandle.current().pid() + "." + folders.digits() + ".");
  }

  private static Optional<String> findWrapper() {
    for (String path : new String[] {"/usr/bin/setsid", "/bin/setsid"}) {
      if (Files.isExecutable(Path.of(path))) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }
}
