package io.github.opentoe.agent.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What stands before any command. */
@Command(
    name = "opentoe",
    customSynopsis = {"opentoe <command> [options]"},
    description = {
      "Runs EC2 Image Builder component documents (AWSTOE) on this machine, and checks them for any"
          + " platform."
    },
    footer = {
      "  opentoe validate --documents hello.yml",
      "      shows everything that is wrong with a document, with line and column",
      "  opentoe run --documents hello.yml",
      "      runs all its phases and prints a summary as JSON",
      "  opentoe actions ExecuteBash",
      "      shows what an action takes and gives, with an example"
    },
    subcommands = {
      RunCommand.class,
      ValidateCommand.class,
      ActionsCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    })
final class TopCommand {

  @Mixin final HelpOptions help = new HelpOptions();
  @Mixin final VersionOptions version = new VersionOptions();
}
