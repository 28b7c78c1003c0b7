package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;

/** Where the user wrote a setting, which decides how problems with it read. */
sealed interface Origin {

  /** An error about what was written there. */
  default Problem error(String reason) {
    return Problem.error(id(), message(reason), location());
  }

  /** A warning about what was written there. */
  default Problem warning(String reason) {
    return Problem.warning(id(), message(reason), location());
  }

  /** The option or key. */
  String name();

  String id();

  String message(String reason);

  SourceLocation location();

  /** A command line option, by its long name. */
  record Option(String name) implements Origin {

    static final String ID = "option";

    @Override
    public String id() {
      return ID;
    }

    @Override
    public String message(String reason) {
      return name + ": " + reason;
    }

    @Override
    public SourceLocation location() {
      return SourceLocation.NONE;
    }
  }

  /** A key of the configuration file; the location is that of its value. */
  record Key(String name, SourceLocation location) implements Origin {

    static final String ID = "configuration";

    static Problem error(SourceLocation location, String reason) {
      return Problem.error(ID, sentence(location, reason), location);
    }

    static Problem warning(SourceLocation location, String reason) {
      return Problem.warning(ID, "Configuration file " + location.file() + ": " + reason, location);
    }

    @Override
    public String id() {
      return ID;
    }

    @Override
    public String message(String reason) {
      return sentence(location, "'" + name + "': " + reason);
    }

    @Override
    public Problem warning(String reason) {
      return warning(location, "'" + name + "': " + reason);
    }

    private static String sentence(SourceLocation location, String reason) {
      return "Configuration file " + location.file() + " is not valid: " + reason;
    }
  }
}
