package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.util.List;
import java.util.Optional;

/** One start of the program: plain arguments are read here, all others by the parser. */
final class Start {

  private final Session session;

  Start(Session session) {
    this.session = session;
  }

  /** Calls the command that the arguments name. */
  ExitCode run(String... arguments) {
    try {
      Optional<PlainCommand> plain = PlainArguments.read(arguments);
      return plain.isPresent() ? plain.get().call(session) : new Cli(session).run(arguments);
    } catch (RuntimeException e) {
      String text = "internal error: " + e;
      session.show(List.of(Problem.error("internal", text, SourceLocation.NONE)));
      return ExitCode.FAILURE;
    }
  }
}
