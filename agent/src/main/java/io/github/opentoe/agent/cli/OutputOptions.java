package io.github.opentoe.agent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a run tells other programs. */
final class OutputOptions {

  @Option(
      names = "--output",
      paramLabel = "summary|json",
      description = {
        "What standard output gets: one JSON object when the run has ended (summary), or one for"
            + " everything that happens, each in a line of its own, as it happens (json).",
        "Default: summary."
      })
  Optional<String> output = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "<format>=<file>",
      description = {
        "Also write a report when the run has ended, however it ended: junit=<file> for the test"
            + " view of CI systems, html=<file> for people. May be given several times."
      })
  List<String> reports = new ArrayList<>();
}
