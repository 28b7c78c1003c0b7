package io.github.opentoe.agent.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the usage of a command. */
@Command(
    name = "help",
    customSynopsis = {"opentoe help [<command>]", "opentoe help --man"},
    description = {"Shows the options of a command, or everything as a manual page."},
    footer = {"  opentoe help --man | man -l -"})
final class HelpCommand {

  @Parameters(arity = "0..1", paramLabel = "<command>", description = "Name of a command.")
  Optional<String> command = Optional.empty();

  @Option(names = "--man", description = "Print the manual page as man reads it.")
  boolean man;

  @Mixin final HelpOptions help = new HelpOptions();
}
