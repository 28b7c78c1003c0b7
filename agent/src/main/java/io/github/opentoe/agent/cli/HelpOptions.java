package io.github.opentoe.agent.cli;

import picocli.CommandLine.Option;

/** The option that every command has. */
final class HelpOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  boolean help;
}
