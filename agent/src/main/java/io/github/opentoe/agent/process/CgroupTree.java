package io.github.opentoe.agent.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The processes of a control group: none escapes it, so that the kernel ends them all. The command
 * is put there right after its start, while it still is the small wrapper that opens its session:
 * that costs no further process and leaves the environment alone. Should the command be faster,
 * what it has started by then is looked up and put there too.
 */
final class CgroupTree implements ProcessTree {

  private final Cgroups cgroups;
  private final Cgroup cgroup;
  private final Path proc;
  private final String wrapper;
  private final SweptTree swept;
  private boolean isJoined;

  CgroupTree(Cgroups cgroups, Cgroup cgroup, Path proc, String wrapper) {
    this.cgroups = cgroups;
    this.cgroup = cgroup;
    this.proc = proc;
    this.wrapper = wrapper;
    this.swept = SweptTree.unmarked(proc);
  }

  @Override
  public void mark(Map<String, String> environment) {
    // Membership is enough.
  }

  @Override
  public void adopt(Process process, List<Path> outputs) {
    long pid = process.pid();
    isJoined = cgroup.add(pid);
    // A command that has already ended cannot be put there, which says nothing about the next one.
    if (!isJoined && isRunning(pid)) {
      cgroups.giveUp();
    }
    if (!isJoined || !isStillWrapper(pid)) {
      // It may have started others before it was put here.
      swept.adopt(process, outputs);
      swept.members().forEach(cgroup::add);
    }
  }

  @Override
  public void terminate() {
    for (long pid : inOrder()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
  }

  @Override
  public void kill() {
    cgroup.kill();
    if (!isJoined) {
      swept.kill();
    }
  }

  @Override
  public List<Long> members() {
    List<Long> members = cgroup.members();
    if (isJoined) {
      return members;
    }
    List<Long> all = new ArrayList<>(swept.members());
    all.addAll(members);
    return all;
  }

  @Override
  public void release() {
    cgroups.giveBack(cgroup);
  }

  private boolean isRunning(long pid) {
    return ProcessTable.entry(proc, pid).filter(entry -> !entry.isDead()).isPresent();
  }

  private boolean isStillWrapper(long pid) {
    return ProcessTable.entry(proc, pid).filter(entry -> entry.name().equals(wrapper)).isPresent();
  }

  private List<Long> inOrder() {
    return members().stream()
        .distinct()
        .flatMap(pid -> ProcessTable.entry(proc, pid).stream())
        .sorted(
            Comparator.comparingLong(ProcessTable.Entry::start)
                .thenComparingLong(ProcessTable.Entry::pid))
        .map(ProcessTable.Entry::pid)
        .toList();
  }
}
