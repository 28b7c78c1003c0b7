package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with arguments that cannot be understood (CL-4). */
final class OptionMistakes {

  private OptionMistakes() {}

  /** One problem for each mistake. */
  static List<Problem> of(ParameterException failure) {
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, command);
    }
    if (failure instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return List.of(error(name(missing.getMissing().get(0)) + " needs a value.", ""));
    }
    ArgSpec argument = failure.getArgSpec();
    String value = failure.getValue();
    if (argument != null && value != null) {
      String wanted = isFlag(argument) ? "true or false" : "a value it can take";
      return List.of(error(name(argument) + ": '" + value + "' is not " + wanted + ".", ""));
    }
    return List.of(error(String.valueOf(failure.getMessage()), ""));
  }

  private static List<Problem> unmatched(UnmatchedArgumentException failure, CommandSpec command) {
    List<String> options =
        failure.getUnmatched().stream().filter(text -> text.startsWith("-")).toList();
    if (command.parent() == null) {
      return List.of(withoutCommand(failure.getUnmatched().get(0), command));
    }
    List<String> mistakes = options.isEmpty() ? failure.getUnmatched() : options;
    return mistakes.stream().map(text -> unmatched(text, command)).toList();
  }

  private static Problem withoutCommand(String text, CommandSpec top) {
    if (!text.startsWith("-")) {
      String hint = NearestName.hint(text, top.subcommands().keySet());
      return error("Unknown command '" + text + "'.", hint);
    }
    String written = optionName(text);
    for (CommandLine command : top.subcommands().values()) {
      if (optionNames(command.getCommandSpec()).contains(written)) {
        String call = top.name() + " " + command.getCommandName() + " " + written;
        return error("No command stands before '" + written + "'.", "Write '" + call + "'.");
      }
    }
    return unmatched(text, top);
  }

  private static Problem unmatched(String text, CommandSpec command) {
    List<String> known = optionNames(command);
    String written = optionName(text);
    if (!text.startsWith("-") || known.contains(written)) {
      String hint = text.startsWith("-") ? "" : NearestName.hint("--" + text, known);
      return error("Stray argument '" + text + "'.", hint);
    }
    return error("Unknown option '" + written + "'.", NearestName.hint(written, known));
  }

  private static String optionName(String text) {
    return text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
  }

  private static List<String> optionNames(CommandSpec command) {
    return command.options().stream().flatMap(option -> List.of(option.names()).stream()).toList();
  }

  private static boolean isFlag(ArgSpec argument) {
    return argument.typeInfo().isBoolean();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static Problem error(String text, String hint) {
    return Problem.error(Origin.Option.ID, text, SourceLocation.NONE).withHint(hint);
  }

  /** The command that the arguments were meant for, as it is called. */
  static String command(CommandLine commandLine) {
    return commandLine.getParent() == null ? "" : commandLine.getCommandName();
  }
}
