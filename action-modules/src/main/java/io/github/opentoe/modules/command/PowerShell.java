package io.github.opentoe.modules.command;

import io.github.opentoe.agent.action.ActionContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Windows PowerShell as it is started for scripts (PS-3, PS-4). */
public final class PowerShell {

  private static final List<String> OPTIONS =
      List.of("-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File");

  private PowerShell() {}

  /** The beginning of its command line; the path of a script and its arguments follow. */
  public static List<String> interpreter(ActionContext context) {
    String program = systemProgram(context, "WindowsPowerShell\\v1.0\\powershell.exe");
    return Stream.concat(Stream.of(program), OPTIONS.stream()).toList();
  }

  /** The full path of a program in the native system folder. */
  public static String systemProgram(ActionContext context, String name) {
    // A 32-bit process sees the native system folder only under another name.
    boolean isEmulated = variable(context, "PROCESSOR_ARCHITEW6432").isPresent();
    return variable(context, "SystemRoot").orElse("C:\\Windows")
        + (isEmulated ? "\\Sysnative\\" : "\\System32\\")
        + name;
  }

  /** Names of variables have no letter case on Windows. */
  private static Optional<String> variable(ActionContext context, String name) {
    return context.environment().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name) && !entry.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
