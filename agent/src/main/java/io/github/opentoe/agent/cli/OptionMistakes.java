package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.ArrayList;
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
    List<Problem> problems = new ArrayList<>();
    for (String text : options.isEmpty() ? failure.getUnmatched() : options) {
      if (text.startsWith("-")) {
        String written = text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
        String hint = NearestName.hint(written, optionNames(command));
        problems.add(error("Unknown option '" + written + "'.", hint));
      } else if (command.parent() == null) {
        String hint = NearestName.hint(text, command.subcommands().keySet());
        problems.add(error("Unknown command '" + text + "'.", hint));
      } else {
        String hint = NearestName.hint("--" + text, optionNames(command));
        problems.add(error("Stray argument '" + text + "'.", hint));
      }
      if (command.parent() == null) {
        break;
      }
    }
    return problems;
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
