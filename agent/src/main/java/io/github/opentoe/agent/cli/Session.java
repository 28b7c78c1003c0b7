package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.Problem;
import java.util.List;
import java.util.Map;

/**
 * One start of the program: what a command works with.
 *
 * @param surroundings streams, environment and folders
 * @param agent the library
 * @param signals how the system tells to stop
 */
record Session(Surroundings surroundings, AgentCalls agent, Signals signals) {

  /** Shows problems on standard error. */
  void show(List<Problem> problems) {
    show(problems, Map.of());
  }

  /** Shows problems on standard error, with lines of these texts. */
  void show(List<Problem> problems, Map<String, String> texts) {
    if (problems.isEmpty()) {
      return;
    }
    SourceLines lines = SourceLines.of(texts, surroundings.workingDirectory());
    ProblemPrinter printer = new ProblemPrinter(lines, surroundings);
    for (Problem problem : problems) {
      surroundings.err().print(printer.render(problem));
    }
    surroundings.err().flush();
  }

  /** Shows problems with options, and where to read more. */
  ExitCode refuse(String command, List<Problem> problems) {
    show(problems);
    String call = surroundings.program() + (command.isEmpty() ? "" : " " + command);
    surroundings.err().print("Try '" + call + " --help' for the options.\n");
    return ExitCode.FAILURE;
  }
}
