package io.github.opentoe.agent.action;

import java.util.List;
import java.util.Optional;

/**
 * A command of a step.
 *
 * @param arguments the program, as a path or a name to look up in PATH, and its arguments
 * @param script a script that is written to a private file first; its path is appended to the
 *     arguments
 */
public record Command(List<String> arguments, Optional<Script> script) {

  /**
   * A script.
   *
   * @param content its bytes as text, encoded as UTF-8
   * @param extension of the file, without a dot: {@code sh}, {@code ps1}
   */
  public record Script(String content, String extension) {}

  public Command {
    arguments = List.copyOf(arguments);
  }

  /** A plain command. */
  public static Command of(List<String> arguments) {
    return new Command(arguments, Optional.empty());
  }

  /** An interpreter with a script. */
  public static Command script(List<String> interpreter, Script script) {
    return new Command(interpreter, Optional.of(script));
  }
}
