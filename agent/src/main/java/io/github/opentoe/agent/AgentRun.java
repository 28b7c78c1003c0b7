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
    Optional<String> refusal = ExecutionIds.problem(request.executionId()).or(this::objection);
    if (refusal.isPresent()) {
      return unstarted().refused(refusal.get());
    }
    try (aws) {
      return locked();
    }
  }

  private Optional<String> objection() {
    return request.reports().isEmpty() ? Optional.empty() : new ReportWriting(request).objection();
  }

  private RunReport locked() {
    if (request.stateDirectory().isEmpty()) {
      return request.restarts().resumesSaved()
          ? refused("nothing to resume: no state directory was named")
          : run(Continuation.fresh(request, sources), Optional.empty(), Optional.empty());
    }
    StateDirectory directory = new StateDirectory(request.stateDirectory().get());
    StateLock lock;
    try {
      lock = directory.lock();
    } catch (AgentException e) {
      return request.restarts().resumesSaved()
          ? refused(e.text())
          : run(nothing(), Optional.empty(), Optional.of(e.text()));
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
      return refused(e.text());
    }
    return run(start, Optional.of(directory), Optional.empty());
  }

  private RunReport run(
      RunStart start, Optional<StateDirectory> directory, Optional<String> refusal) {
    return reported(start.request(), session(start, directory).run(refusal));
  }

  private RunReport refused(String reason) {
    return reported(request, unstarted().refused(reason));
  }

  /** Leaves the reports of a run that has ended. */
  private static RunReport reported(RunRequest request, RunReport report) {
    if (!request.reports().isEmpty() && !report.isRestartWanted()) {
      new ReportWriting(request).write(report);
    }
    return report;
  }

  private RunStart nothing() {
    return new RunStart(request, List.of(), "", Optional.empty(), List.of());
  }

  private RunSession unstarted() {
    return session(nothing(), Optional.empty());
  }

  private RunSession session(RunStart start, Optional<StateDirectory> directory) {
    return new RunSession(
        new RunSession.Tools(catalog, aws, sources, machine, patience), start, directory);
  }
}
