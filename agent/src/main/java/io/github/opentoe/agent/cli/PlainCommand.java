package io.github.opentoe.agent.cli;

import java.util.List;

/** A command whose options can be filled in without the parser. */
interface PlainCommand extends Subcommand {

  /** All of its options, but for help and version. */
  List<PlainOptions> options();
}
