package io.github.opentoe.agent.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the usage of a command. */
@Command(
    name = "help",
    customSynopsis = {"opentoe help [<command>]"},
    description = {"Shows the options of a command."})
final class HelpCommand {

  @Parameters(arity = "0..1", paramLabel = "<command>", description = "Name of a command.")
  Optional<String> command = Optional.empty();

  @Mixin final HelpOptions help = new HelpOptions();
}
