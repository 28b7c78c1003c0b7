package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.NearestName;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Understands the arguments and calls the command they name. */
final class Cli {

  private final Session session;

  Cli(Session session) {
    this.session = session;
  }

  /** One start of the program. */
  ExitCode run(String... arguments) {
    CommandLine top = commandLine();
    try {
      return call(top, top.parseArgs(arguments));
    } catch (ParameterException e) {
      return refuse(top, e);
    } catch (RuntimeException e) {
      String text = "internal error: " + e;
      session.show(List.of(Problem.error("internal", text, SourceLocation.NONE)));
      return ExitCode.FAILURE;
    }
  }

  /** The commands and options, as the parser wants them. */
  CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new TopCommand());
    commandLine
        .setExpandAtFiles(false)
        .setPosixClusteredShortOptionsAllowed(false)
        .setInterpolateVariables(false)
        .setOverwrittenOptionsAllowed(true);
    return commandLine.setCommandName(session.surroundings().program());
  }

  private ExitCode call(CommandLine top, ParseResult parsed) {
    Surroundings surroundings = session.surroundings();
    ParseResult asked = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    CommandLine command = asked.commandSpec().commandLine();
    if (parsed.isUsageHelpRequested()) {
      return print(UsageText.of(top, surroundings.outPalette()));
    }
    if (parsed.isVersionHelpRequested() || asked.isVersionHelpRequested()) {
      return print(surroundings.program() + " " + surroundings.version() + "\n");
    }
    if (asked.isUsageHelpRequested()) {
      return print(UsageText.of(command, surroundings.outPalette()));
    }
    if (command.getCommand() instanceof HelpCommand help) {
      return help(top, help);
    }
    if (command.getCommand() instanceof Subcommand subcommand) {
      return subcommand.call(session);
    }
    surroundings.err().print(UsageText.of(top, surroundings.errPalette()));
    return ExitCode.FAILURE;
  }

  private ExitCode help(CommandLine top, HelpCommand help) {
    if (help.man) {
      return print(new ManPage(top, session.surroundings().version()).text());
    }
    String name = help.command.orElse("");
    CommandLine command = name.isEmpty() ? top : top.getSubcommands().get(name);
    if (command == null) {
      String text = "Unknown command '" + name + "'.";
      String hint = NearestName.hint(name, top.getSubcommands().keySet());
      Problem problem = Problem.error(Origin.Option.ID, text, SourceLocation.NONE);
      return session.refuse("", List.of(problem.withHint(hint)));
    }
    return print(UsageText.of(command, session.surroundings().outPalette()));
  }

  /** Without a command that is known, the usage says which there are (CL-1). */
  private ExitCode refuse(CommandLine top, ParameterException failure) {
    String command = OptionMistakes.command(failure.getCommandLine());
    if (!command.isEmpty()) {
      return session.refuse(command, OptionMistakes.of(failure));
    }
    Surroundings surroundings = session.surroundings();
    session.show(OptionMistakes.of(failure));
    surroundings.err().print("\n" + UsageText.of(top, surroundings.errPalette()));
    return ExitCode.FAILURE;
  }

  private ExitCode print(String text) {
    session.surroundings().out().print(text);
    session.surroundings().out().flush();
    return ExitCode.SUCCESS;
  }
}
