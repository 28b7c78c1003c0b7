package io.github.opentoe.agent.cli;

import java.util.List;
import java.util.Optional;

/**
 * Reads arguments that leave no doubt: {@code run} or {@code validate} with whole names of options
 * and one value each. The parser takes its time to learn the options, which is most of a short run,
 * so it gets only what is declined here: mistakes, questions, and rarer ways to write the same.
 */
final class PlainArguments {

  private final List<PlainOptions> groups;

  private PlainArguments(List<PlainOptions> groups) {
    this.groups = groups;
  }

  /** The command with its options filled in as the parser does; empty where that has to look. */
  static Optional<PlainCommand> read(String... arguments) {
    Optional<PlainCommand> command = arguments.length == 0 ? Optional.empty() : named(arguments[0]);
    return command.isPresent() && new PlainArguments(command.get().options()).take(arguments)
        ? command
        : Optional.empty();
  }

  private static Optional<PlainCommand> named(String name) {
    return switch (name) {
      case "run" -> Optional.of(new RunCommand());
      case "validate" -> Optional.of(new ValidateCommand());
      default -> Optional.empty();
    };
  }

  private boolean take(String... arguments) {
    int next = 1;
    while (next < arguments.length) {
      String argument = arguments[next++];
      int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
      if (equals > 0) {
        if (!take(argument.substring(0, equals), argument.substring(equals + 1))) {
          return false;
        }
      } else if (takeFlag(argument)) {
        // What follows could be its value.
        if (next < arguments.length && !arguments[next].startsWith("-")) {
          return false;
        }
      } else if (next == arguments.length || !take(argument, arguments[next++])) {
        return false;
      }
    }
    return true;
  }

  private boolean take(String name, String value) {
    if (value.isEmpty() || value.startsWith("-")) {
      return false;
    }
    for (PlainOptions group : groups) {
      if (group.take(name, value)) {
        return true;
      }
    }
    return false;
  }

  private boolean takeFlag(String name) {
    for (PlainOptions group : groups) {
      if (group.takeFlag(name)) {
        return true;
      }
    }
    return false;
  }
}
