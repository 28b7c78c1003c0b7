package io.github.opentoe.agent.cli;

/** A command of the program, with its options filled in. */
@FunctionalInterface
interface Subcommand {

  ExitCode call(Session session);
}
