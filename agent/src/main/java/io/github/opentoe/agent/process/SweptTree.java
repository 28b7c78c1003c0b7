package io.github.opentoe.agent.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The processes found in {@code /proc}: descendants, the sessions and process groups they lead,
 * everything with the command's mark in its environment and everything that writes to its output.
 * Only a daemon that left the session with an empty environment and an output of its own is not
 * found ({@code env -i setsid … > file}).
 */
final class SweptTree implements ProcessTree {

  /** The variable that marks the processes of a command. */
  static final String VARIABLE = "OPENTOE_STEP";

  private final Path proc;
  private final String token;
  private List<Path> outputs = List.of();
  private long leader = -1;
  private long start = Long.MAX_VALUE;

  /** A tree whose processes carry this token, which no other command has. */
  SweptTree(Path proc, String token) {
    this.proc = proc;
    this.token = token;
  }

  @Override
  public Process start(ProcessBuilder builder, List<Path> files) throws IOException {
    // Keeps the marks of an agent that runs this one in a step.
    builder.environment().merge(VARIABLE, token, (outer, inner) -> outer + ":" + inner);
    try {
      Process process = builder.start();
      adopt(process, files);
      return process;
    } catch (OutOfMemoryError e) {
      // The command may run although no thread could be made to wait for it: only its mark tells.
      start = 0;
      throw e;
    }
  }

  /** Takes a command that was started without the mark. */
  void adopt(Process process, List<Path> files) {
    outputs = files;
    leader = process.pid();
    start = ProcessTable.entry(proc, leader).map(ProcessTable.Entry::start).orElse(0L);
  }

  /** The command's process. */
  long leader() {
    return leader;
  }

  @Override
  public void terminate() {
    for (long pid : members()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
  }

  @Override
  public void kill() {
    for (long pid : members()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** Parents before children: processes are in the order in which they started. */
  @Override
  public List<Long> members() {
    List<ProcessTable.Entry> strangers = ProcessTable.living(proc);
    Set<Long> leaders = new HashSet<>();
    if (isLeaderOurs(strangers)) {
      leaders.add(leader);
    }
    long self = ProcessHandle.current().pid();
    strangers.removeIf(entry -> entry.pid() == self || entry.start() < start);
    List<ProcessTable.Entry> members = new ArrayList<>();
    boolean found = true;
    while (found) {
      found = false;
      for (ProcessTable.Entry entry : List.copyOf(strangers)) {
        if (belongs(entry, leaders)) {
          members.add(entry);
          leaders.add(entry.pid());
          strangers.remove(entry);
          found = true;
        }
      }
    }
    members.sort(
        Comparator.comparingLong(ProcessTable.Entry::start)
            .thenComparingLong(ProcessTable.Entry::pid));
    return members.stream().map(ProcessTable.Entry::pid).toList();
  }

  @Override
  public void release() {
    leader = -1;
  }

  private boolean belongs(ProcessTable.Entry entry, Set<Long> leaders) {
    return leaders.contains(entry.pid())
        || leaders.contains(entry.parent())
        || leaders.contains(entry.group())
        || leaders.contains(entry.session())
        || ProcessTable.hasVariable(proc, entry.pid(), VARIABLE, token)
        || (!outputs.isEmpty() && ProcessTable.hasOpen(proc, entry.pid(), outputs));
  }

  /** Whether the command's process id has not been given to somebody else since. */
  private boolean isLeaderOurs(List<ProcessTable.Entry> all) {
    return leader > 0
        && all.stream().noneMatch(entry -> entry.pid() == leader && entry.start() != start);
  }
}
