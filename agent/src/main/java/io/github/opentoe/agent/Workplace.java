package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.engine.Departure;
import io.github.opentoe.agent.engine.DocumentRunner;
import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.engine.Recovery;
import io.github.opentoe.agent.engine.Restarts;
import io.github.opentoe.agent.engine.Resumption;
import io.github.opentoe.agent.engine.RunScope;
import io.github.opentoe.agent.engine.RunState;
import io.github.opentoe.agent.engine.Surroundings;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.process.CommandRunner;
import io.github.opentoe.agent.secret.Secrets;
import io.github.opentoe.agent.state.RunStore;
import io.github.opentoe.agent.state.SavedRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the steps of a run do their work.
 *
 * @param logFolder of the run
 * @param readiness of the host
 */
record Workplace(
    RunSession.Tools tools,
    RunRequest request,
    Secrets secrets,
    Optional<Path> logFolder,
    HostReadiness readiness) {

  /** For a run whose documents are ready; the host is looked at from now on. */
  static Workplace of(
      RunSession.Tools tools, RunRequest request, Secrets secrets, Optional<Path> logFolder) {
    HostReadiness readiness = HostReadiness.begin(request, ownFolders(request, logFolder));
    return new Workplace(tools, request, secrets, logFolder, readiness);
  }

  /** What is to be done. */
  record Work(RunState state, Recovery recovery, Departure departure) {}

  /** Does it. */
  void run(Journal journal, RunScope scope, Work work) {
    CommandRunner commands = new CommandRunner(secrets);
    try {
      commands.removeLeftovers(CommandRunner.temporaryFolder(request.environment()));
      readiness.await(journal);
      Surroundings surroundings = surroundings(commands, work.departure());
      new DocumentRunner(surroundings, journal, scope, work.state(), work.recovery()).run();
    } finally {
      close(commands, journal);
    }
  }

  /** Finds out how much of a run that failed is still as it was; runs nothing. */
  Resumption compare(SavedRun failed, RunState state) {
    try (CommandRunner commands = new CommandRunner(secrets)) {
      Departure none = new Departure(RunStore.NONE, Restarts.NONE);
      return Resumption.of(failed, state, surroundings(commands, none));
    }
  }

  private Surroundings surroundings(CommandRunner commands, Departure departure) {
    return new Surroundings(
        tools.catalog(),
        Platform.current(),
        request.workingDirectory(),
        ownFolders(),
        request.environment(),
        commands,
        tools.sources(),
        tools.aws().objects(),
        tools.aws().values(request.cancellation()),
        secrets,
        request.approval(),
        request.cancellation(),
        request.clock(),
        departure);
  }

  private Set<Path> ownFolders() {
    return ownFolders(request, logFolder);
  }

  private static Set<Path> ownFolders(RunRequest request, Optional<Path> logFolder) {
    return Stream.concat(logFolder.stream(), request.stateDirectory().stream())
        .collect(Collectors.toSet());
  }

  /** What stays behind is not worth the report of a run. */
  private static void close(CommandRunner commands, Journal journal) {
    try {
      commands.close();
    } catch (AgentException e) {
      journal.warning(e.text());
    }
  }
}
