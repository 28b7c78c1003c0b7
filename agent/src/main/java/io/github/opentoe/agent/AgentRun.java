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
  private final boolean goesOn;

  /**
   * @param machine what restarts are about
   * @param patience how long the machine may take to go down
   */
  AgentRun(ActionCatalog catalog, RunRequest request, MachineRestart machine, Duration patience) {
    this(catalog, request, new Ground(machine, patience), false);
  }

  private AgentRun(ActionCatalog catalog, RunRequest request, Ground ground, boolean goesOn) {
    this.catalog = catalog;
    this.request = request;
    this.machine = ground.machine();
    this.patience = ground.patience();
    this.aws = new Aws(request.environment());
    this.goesOn = goesOn;
  }

  private record Ground(MachineRestart machine, Duration patience) {}

  /** The same, to go on with a run that failed, or was cut off. */
  AgentRun goingOn() {
    return new AgentRun(catalog, request, new Ground(machine, patience), true);
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
      return begins()
          ? session(Continuation.fresh(request, sources(request)), Optional.empty())
              .run(Optional.empty())
          : unstarted().refused("nothing to resume: no state directory was named");
    }
    StateDirectory directory = new StateDirectory(request.stateDirectory().get());
    StateLock lock;
    try {
      lock = directory.lock();
    } catch (AgentException e) {
      return begins() ? unstarted().run(Optional.of(e.text())) : unstarted().refused(e.text());
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
      Continuation continuation = new Continuation(request, this::sources, directory, machine);
      start = goesOn ? continuation.goOn() : continuation.start();
    } catch (AgentException e) {
      return unstarted().refused(e.text());
    }
    return session(start, Optional.of(directory)).run(Optional.empty());
  }

  private RunSession unstarted() {
    return session(RunStart.fresh(request, List.of(), "", List.of()), Optional.empty());
  }

  /** Whether a run may begin, rather than only go on. */
  private boolean begins() {
    return !goesOn && !request.restarts().resumesSaved();
  }

  private DocumentSources sources(RunRequest wanted) {
    return new DocumentSources(aws.documents(wanted.documentBucketOwner()));
  }

  private RunSession session(RunStart start, Optional<StateDirectory> directory) {
    return new RunSession(
        new RunSession.Tools(catalog, aws, sources(start.request()), machine, patience),
        start,
        directory);
  }
}
