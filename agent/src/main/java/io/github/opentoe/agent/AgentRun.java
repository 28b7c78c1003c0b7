package io.github.opentoe.agent;

import io.github.opentoe.agent.aws.Aws;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.output.ExecutionIds;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.restart.MachineRestart;
import io.github.opentoe.agent.source.DocumentSources;
import io.github.opentoe.agent.state.StateDirectory;
import io.github.opentoe.agent.state.StateLock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One run from request to report, alone in its state directory (DL-27, EX-4). */
final class AgentRun {

  /** How long a machine may take to go down once it was told to (RBT-5). */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final ActionCatalog catalog;
  private final RunRequest request;
  private final MachineRestart machine;
  private final Duration patience;
  private final Aws aws;
  private final DocumentSources sources;

  /**
   * @param machine what restarts are about
   * @param patience how long the machine may take to go down
   */
  AgentRun(ActionCatalog catalog, RunRequest request, MachineRestart machine, Duration patience) {
    this.catalog = catalog;
    this.request = request;
    this.machine = machine;
    this.patience = patience;
    this.aws = new Aws(request.environment());
    this.sources = new DocumentSources(aws.documents(request.documentBucketOwner()));
  }

  RunReport run() {
    Optional<String> badId = ExecutionIds.problem(request.executionId());
    if (badId.isPresent()) {
      return unstarted().refused(badId.get());
    }
    try (aws) {
      return locked();
    }
  }

  private RunReport locked() {
    if (request.stateDirectory().isEmpty()) {
      return request.restarts().resumesSaved()
          ? unstarted().refused("nothing to resume: no state directory was named")
          : session(Continuation.fresh(request, sources), Optional.empty()).run(Optional.empty());
    }
    StateDirectory directory = new StateDirectory(request.stateDirectory().get());
    StateLock lock;
    try {
      lock = directory.lock();
    } catch (AgentException e) {
      return request.restarts().resumesSaved()
          ? unstarted().refused(e.text())
          : unstarted().run(Optional.of(e.text()));
    }
    try {
      return alone(new StateDirectory(lock.directory()));
    } finally {
      lock.close();
    }
  }

  private RunReport alone(StateDirectory directory) {
    RunStart start;
    try {
      start = new Continuation(request, sources, directory, machine).start();
    } catch (AgentException e) {
      return unstarted().refused(e.text());
    }
    return session(start, Optional.of(directory)).run(Optional.empty());
  }

  private RunSession unstarted() {
    return session(
        new RunStart(request, List.of(), "", Optional.empty(), List.of()), Optional.empty());
  }

  private RunSession session(RunStart start, Optional<StateDirectory> directory) {
    return new RunSession(
        new RunSession.Tools(catalog, aws, sources, machine, patience), start, directory);
  }
}
