package io.github.opentoe.agent.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the machine calls itself; nobody is asked over the network. */
final class HostName {

  private HostName() {}

  /** The name; empty where it cannot be found out. */
  static String ofThisMachine() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      String name = System.getenv("COMPUTERNAME");
      name = name == null ? System.getenv("HOSTNAME") : name;
      return name == null ? "" : name;
    }
  }
}
