package io.github.opentoe.modules.software;

/** Whether the machine restarts after an installer succeeded (MSI-6). */
public enum RestartChoice {
  /** If the installer asks for it. */
  ALLOW,
  /** In any case. */
  FORCE,
  /** Never. */
  SKIP;

  /** Reads a choice. */
  public static RestartChoice parse(String text) {
    return switch (text) {
      case "Allow" -> ALLOW;
      case "Force" -> FORCE;
      case "Skip" -> SKIP;
      default ->
          throw new IllegalArgumentException(
              "'{key}' of {action} must be Allow, Force or Skip, not '" + text + "'");
    };
  }
}
