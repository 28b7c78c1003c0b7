package io.github.opentoe.agent.cli;

import picocli.CommandLine.Option;

/** Asks for the version. */
final class VersionOptions {

  @Option(
      names = {"-v", "--version"},
      versionHelp = true,
      description = "Show name and version.")
  boolean version;
}
