package io.github.opentoe.agent.restart;

import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.util.List;

/** Makes a machine run a command once it has started, and takes that back (EX-18, EX-19). */
interface Trigger {

  /** The word by which it is written down. */
  String kind();

  /** Whether the machine has what it takes. */
  boolean isThere();

  /** Makes it so. */
  void install(BootCommand command) throws IOException;

  /** Takes it back; touches nothing without the marker. */
  void remove(String marker) throws IOException;

  /** All kinds for a machine, the preferred first. */
  static List<Trigger> of(Machine machine) {
    if (machine.platform() == Platform.WINDOWS) {
      return List.of(new TaskTrigger(machine));
    }
    return machine.platform() == Platform.LINUX
        ? List.of(new CrontabTrigger(machine), new UnitTrigger(machine))
        : List.of(new DaemonTrigger(machine));
  }
}
