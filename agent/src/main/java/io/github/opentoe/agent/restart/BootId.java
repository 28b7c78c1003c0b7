package io.github.opentoe.agent.restart;

import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.util.List;

/** Tells one start of the machine from the next (EX-29). */
record BootId(Machine machine) {

  /**
   * The same until the machine is restarted; empty where that cannot be known. The kernel of a
   * container goes on when the container is restarted, so there its first process counts too.
   */
  String read() {
    if (machine.platform() == Platform.LINUX) {
      String kernel = machine.read("proc/sys/kernel/random/boot_id").orElse("");
      Container container = new Container(machine);
      return kernel.isEmpty() || !container.isHere()
          ? kernel
          : kernel + container.firstProcessStart().map(start -> "@" + start).orElse("");
    }
    return machine.platform() == Platform.WINDOWS
        ? ask(
            List.of(
                "powershell.exe",
                "-NoProfile",
                "-NonInteractive",
                "-Command",
                "(Get-CimInstance Win32_OperatingSystem).LastBootUpTime.ToFileTimeUtc()"))
        : ask(List.of("sysctl", "-n", "kern.bootsessionuuid"));
  }

  private String ask(List<String> command) {
    try {
      HostPrograms.Answer answer = machine.programs().run(command);
      return answer.isGood() ? answer.output().strip() : "";
    } catch (IOException e) {
      return "";
    }
  }
}
