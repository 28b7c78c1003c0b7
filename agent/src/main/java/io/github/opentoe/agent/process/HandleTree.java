package io.github.opentoe.agent.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The processes that the JDK can name: the command and its descendants. For Windows and macOS;
 * children whose parent ended before they were looked at are not found.
 */
final class HandleTree implements ProcessTree {

  private final Set<ProcessHandle> known = new LinkedHashSet<>();

  @Override
  public Process start(ProcessBuilder builder, List<Path> outputs) throws IOException {
    Process process = builder.start();
    known.add(process.toHandle());
    return process;
  }

  @Override
  public void terminate() {
    alive().forEach(ProcessHandle::destroy);
  }

  @Override
  public void kill() {
    alive().forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public List<Long> members() {
    return alive().stream().map(ProcessHandle::pid).toList();
  }

  @Override
  public void release() {
    known.clear();
  }

  private List<ProcessHandle> alive() {
    for (ProcessHandle handle : List.copyOf(known)) {
      handle.descendants().forEach(known::add);
    }
    List<ProcessHandle> alive = new ArrayList<>(known);
    alive.removeIf(handle -> !handle.isAlive());
    return alive;
  }
}
