package io.github.opentoe.agent.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The processes of a control group: none escapes it, and the kernel ends them all at once.
 *
 * <p>A process is born into the group of its parent, so this JVM goes there for the moment of the
 * start. Moving the started command instead would come too late for what it starts first; letting a
 * shell move itself would cost a process and change the environment.
 */
final class CgroupTree implements ProcessTree {

  private final Cgroups cgroups;
  private final Cgroup cgroup;
  private final SweptTree swept;
  private final long self = ProcessHandle.current().pid();
  private boolean isSwept;

  /** Uses the swept tree where the group turns out to be of no use. */
  CgroupTree(Cgroups cgroups, Cgroup cgroup, SweptTree swept) {
    this.cgroups = cgroups;
    this.cgroup = cgroup;
    this.swept = swept;
  }

  @Override
  public Process start(ProcessBuilder builder, List<Path> outputs) throws IOException {
    synchronized (Cgroups.MEMBERSHIP) {
      long begin = System.nanoTime();
      if (!cgroup.add(self)) {
        return startSwept(builder, outputs);
      }
      cgroups.entered(System.nanoTime() - begin);
      try {
        Process process = builder.start();
        swept.adopt(process, outputs);
        return process;
      } finally {
        leave();
      }
    }
  }

  @Override
  public void terminate() {
    if (isSwept) {
      swept.terminate();
      return;
    }
    members().stream()
        .flatMap(pid -> ProcessTable.entry(ProcessTrees.PROC, pid).stream())
        .sorted(
            Comparator.comparingLong(ProcessTable.Entry::start)
                .thenComparingLong(ProcessTable.Entry::pid))
        .flatMap(entry -> ProcessHandle.of(entry.pid()).stream())
        .forEach(ProcessHandle::destroy);
  }

  @Override
  public void kill() {
    if (isSwept || cgroup.holds(self)) {
      swept.kill();
    } else {
      cgroup.kill();
    }
  }

  @Override
  public List<Long> members() {
    return isSwept ? swept.members() : cgroup.members();
  }

  @Override
  public void release() {
    cgroups.giveBack(cgroup);
  }

  private Process startSwept(ProcessBuilder builder, List<Path> outputs) throws IOException {
    isSwept = true;
    cgroups.giveUp();
    return swept.start(builder, outputs);
  }

  private void leave() {
    if (!cgroups.base().add(self)) {
      isSwept = true;
      cgroups.giveUp();
      return;
    }
    for (long pid : cgroup.processes()) {
      // Other threads of this JVM may have started something meanwhile.
      if (pid != swept.leader() && isChild(pid)) {
        cgroups.base().add(pid);
      }
    }
  }

  private boolean isChild(long pid) {
    return ProcessTable.entry(ProcessTrees.PROC, pid)
        .filter(entry -> entry.parent() == self)
        .isPresent();
  }
}
