package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.report.RunListener;
import io.github.opentoe.agent.report.StepApproval;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The parts of a request while they are collected; each has its default. */
final class RequestParts {

  final List<DocumentRequest> documents = new ArrayList<>();
  final Set<String> phases = new LinkedHashSet<>();
  final Map<String, String> parameters = new LinkedHashMap<>();
  final Set<String> blockedActions = new LinkedHashSet<>();
  final List<Problem> notices = new ArrayList<>();
  StepSelection steps = StepSelection.ALL;
  String executionId = UUID.randomUUID().toString();
  Optional<Path> logDirectory = Optional.empty();
  Optional<Path> stateDirectory = Optional.empty();
  RestartPlan restarts = RestartPlan.USUAL;
  boolean isNamed;
  boolean keepUnknownReferences;
  boolean lenientInputs;
  Duration readyWait = Duration.ZERO;
  Optional<String> documentBucketOwner = Optional.empty();
  Optional<LogBucket> logBucket = Optional.empty();
  Optional<LogStream> logStream = Optional.empty();
  final List<ReportFile> reports = new ArrayList<>();
  Path workingDirectory = Path.of("").toAbsolutePath();
  Map<String, String> environment = System.getenv();
  RunListener listener = RunListener.NONE;
  Optional<StepApproval> approval = Optional.empty();
  Optional<OutputStream> trace = Optional.empty();
  Cancellation cancellation = new Cancellation();
  Clock clock = Clock.systemUTC();

  RunRequest request() {
    return new RunRequest(
        documents,
        phases,
        steps,
        parameters,
        executionId,
        logDirectory,
        stateDirectory,
        restarts,
        isNamed,
        blockedActions,
        keepUnknownReferences,
        lenientInputs,
        readyWait,
        notices,
        documentBucketOwner,
        logBucket,
        logStream,
        reports,
        workingDirectory,
        environment,
        listener,
        approval,
        trace,
        cancellation,
        clock);
  }
}
