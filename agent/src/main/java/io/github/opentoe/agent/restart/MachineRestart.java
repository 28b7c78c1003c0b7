package io.github.opentoe.agent.restart;

import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Restarts the machine, and has a command run when it is back (EX-13 … EX-20). */
public final class MachineRestart {

  private static final String KIND = "kind";
  private static final String MARKER = "marker";

  private final Machine machine;

  /** Restarts of this machine. */
  public MachineRestart(Machine machine) {
    this.machine = machine;
  }

  /** Whether whoever called this process restarts the machine when its exit code asks (EX-14). */
  public boolean isLeftToCaller() {
    return Ancestors.of(machine, ProcessHandle.current().pid()).leadToCommandRunner();
  }

  /** The same until the machine is restarted; empty where that cannot be known (EX-29). */
  public String bootId() {
    return new BootId(machine).read();
  }

  /** Why this process cannot restart the machine; empty where it can (EX-15, EX-16). */
  public Optional<String> refusal() {
    if (new Container(machine).isHere()) {
      return Optional.of("reboot is not possible in a container");
    }
    return new Rights(machine).areFull()
        ? Optional.empty()
        : Optional.of("root or administrator rights are needed");
  }

  /**
   * Why the machine must not run this when it starts; empty where it may.
   *
   * @param programs the program files
   * @param folder where they find what to do
   */
  public Optional<String> bootRefusal(List<Path> programs, Path folder) {
    List<Path> files = new ArrayList<>(programs);
    files.add(folder);
    return new Rights(machine)
        .open(files)
        .map(path -> "others than root may change " + path + ", so nothing there runs at boot");
  }

  /** What has to be known later to remove a trigger: to be written down before it is installed. */
  public Optional<Map<String, String>> trigger(Path folder) {
    return Trigger.of(machine).stream()
        .filter(Trigger::isThere)
        .findFirst()
        .map(
            trigger -> {
              Map<String, String> note = new LinkedHashMap<>();
              note.put(KIND, trigger.kind());
              note.put(MARKER, Marker.of(folder));
              return note;
            });
  }

  /** Has the machine run a command when it has started. */
  public void install(Map<String, String> note, List<String> command, Path folder)
      throws IOException {
    BootCommand boot = new BootCommand(command, note.getOrDefault(MARKER, ""), folder.toString());
    if (!boot.isOneLine()) {
      throw new IOException("a path with a line break cannot be run at boot");
    }
    chosen(note).install(boot);
  }

  /** Takes back what was installed; does nothing where the note says nothing (EX-19). */
  public void remove(Map<String, String> note) throws IOException {
    String marker = note.getOrDefault(MARKER, "");
    if (Marker.isOne(marker)) {
      chosen(note).remove(marker);
    }
  }

  private Trigger chosen(Map<String, String> note) throws IOException {
    String kind = note.getOrDefault(KIND, "");
    return Trigger.of(machine).stream()
        .filter(trigger -> trigger.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IOException("no trigger of the kind '" + kind + "' is known here"));
  }

  /**
   * Asks the machine to restart; returns when that was accepted.
   *
   * @throws IOException where this is not a machine of our own, or the request fails
   */
  public void restart() throws IOException {
    if (refusal().isPresent()) {
      throw new IOException(refusal().get());
    }
    List<String> command =
        machine.platform() == Platform.WINDOWS
            ? List.of("shutdown.exe", "/r", "/t", "0")
            : List.of("shutdown", "-r", "now");
    HostPrograms.Answer answer = machine.programs().run(command);
    if (!answer.isGood()) {
      throw new IOException(String.join(" ", command) + ": " + answer.explained());
    }
  }

  /** Whether the machine is going down already, whoever asked for it. */
  public boolean isStopping() {
    if (machine.platform() != Platform.LINUX) {
      return false;
    }
    return says("systemctl is-system-running", "stopping") || says("runlevel", " 0", " 6");
  }

  private boolean says(String command, String... ends) {
    try {
      HostPrograms programs = machine.programs();
      List<String> words = List.of(command.split(" ", -1));
      if (!programs.has(words.get(0))) {
        return false;
      }
      String answer = programs.run(words).output().strip();
      return List.of(ends).stream().anyMatch(answer::endsWith);
    } catch (IOException e) {
      return false;
    }
  }
}
