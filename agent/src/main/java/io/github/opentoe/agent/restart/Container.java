package io.github.opentoe.agent.restart;

import io.github.opentoe.agent.action.Platform;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells a container from a machine (EX-15). */
record Container(Machine machine) {

  private static final List<String> MARKS =
      List.of(".dockerenv", "run/.containerenv", "run/systemd/container");
  private static final List<String> GROUPS =
      List.of("docker", "kubepods", "containerd", "libpod", "lxc", "crio", "garden");
  private static final List<String> INITS =
      List.of(
          "systemd",
          "init",
          "openrc-init",
          "runit",
          "runit-init",
          "s6-svscan",
          "dinit",
          "finit",
          "busybox",
          "upstart",
          "sysvinit",
          "procd",
          "launchd");

  /** Whether this is a container, whose restart would be that of somebody else's machine. */
  boolean isHere() {
    if (machine.platform() != Platform.LINUX) {
      return false;
    }
    return MARKS.stream().anyMatch(machine::has) || hasGroup() || hasOtherFirstProcess();
  }

  private boolean hasGroup() {
    String groups = machine.read("proc/1/cgroup").orElse("");
    return groups.lines().anyMatch(line -> GROUPS.stream().anyMatch(line::contains));
  }

  private boolean hasOtherFirstProcess() {
    return machine.read("proc/1/comm").filter(name -> !INITS.contains(name)).isPresent();
  }

  /** When the first process began, in ticks since the machine began; empty where nobody says. */
  Optional<String> firstProcessStart() {
    Optional<String> status = machine.read("proc/1/stat");
    // The name in brackets may hold anything; 20 fields behind it stands the time.
    return status
        .map(text -> text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1))
        .filter(fields -> fields.length > 19)
        .map(fields -> Arrays.asList(fields).get(19));
  }
}
