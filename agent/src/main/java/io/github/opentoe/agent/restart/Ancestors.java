package io.github.opentoe.agent.restart;

import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The processes that lead to this one.
 *
 * @param names what each is called, in all the ways it is known; the nearest first
 */
record Ancestors(List<Set<String>> names) {

  private static final String COMMAND_RUNNER = "ssm-document-worker";
  private static final String SHELL = "ssm-session-worker";
  private static final int KERNEL_NAME = 15;
  private static final int DEEPEST = 100;

  /** Those of a process. */
  static Ancestors of(Machine machine, long process) {
    return machine.platform() == Platform.LINUX
        ? fromProc(machine, process)
        : fromHandles(ProcessHandle.of(process));
  }

  /**
   * Whether the SSM agent waits for the exit code: its command runner is among them, and no
   * interactive shell of it is nearer (EX-14).
   */
  boolean leadToCommandRunner() {
    for (Set<String> process : names) {
      if (is(process, SHELL)) {
        return false;
      }
      if (is(process, COMMAND_RUNNER)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(Set<String> process, String name) {
    return process.contains(name)
        || process.contains(name + ".exe")
        || process.contains(name.substring(0, KERNEL_NAME));
  }

  private static Ancestors fromProc(Machine machine, long process) {
    List<Set<String>> names = new ArrayList<>();
    long next = parent(machine, process);
    while (next > 0 && names.size() < DEEPEST) {
      names.add(namesOf(machine, next));
      next = parent(machine, next);
    }
    return new Ancestors(names);
  }

  private static long parent(Machine machine, long process) {
    String status = machine.read("proc/" + process + "/stat").orElse("");
    String[] fields = status.substring(status.lastIndexOf(')') + 1).strip().split(" ", -1);
    try {
      return fields.length > 1 ? Long.parseLong(fields[1]) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Set<String> namesOf(Machine machine, long process) {
    Set<String> names = new LinkedHashSet<>();
    machine.read("proc/" + process + "/comm").ifPresent(names::add);
    machine
        .read("proc/" + process + "/cmdline")
        .map(line -> line.split("\0", -1)[0])
        .ifPresent(program -> names.add(last(program)));
    try {
      Path program = Files.readSymbolicLink(machine.file("proc/" + process + "/exe"));
      names.add(last(program.toString()));
    } catch (IOException | UnsupportedOperationException e) {
      // Another user's process keeps that to itself.
    }
    return names;
  }

  private static Ancestors fromHandles(Optional<ProcessHandle> process) {
    List<Set<String>> names = new ArrayList<>();
    Optional<ProcessHandle> next = process.flatMap(ProcessHandle::parent);
    while (next.isPresent() && names.size() < DEEPEST) {
      names.add(next.get().info().command().map(program -> Set.of(last(program))).orElse(Set.of()));
      next = next.flatMap(ProcessHandle::parent);
    }
    return new Ancestors(names);
  }

  private static String last(String path) {
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    return path.substring(slash + 1).toLowerCase(Locale.ROOT);
  }
}
