package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.report.RunListener;
import io.github.opentoe.agent.report.StepApproval;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to run and how; immutable. Made by {@link #of(String...)} or {@link #builder()}.
 *
 * @param documents in the order they run
 * @param phases names to run; empty for all
 * @param steps which steps of these phases run
 * @param parameters values for every document that declares them
 * @param executionId the id of the run
 * @param logDirectory parent of the log folder; empty writes no files
 * @param stateDirectory keeps the run, to go on after a restart or a crash; empty keeps nothing
 * @param restarts how the run outlives restarts of the machine
 * @param isNamed whether the caller chose the id, which then tells runs apart
 * @param blockedActions actions that are refused at setup
 * @param keepUnknownReferences whether references to undeclared names are copied through
 * @param lenientInputs whether unknown keys inside inputs are warnings
 * @param readyWait how long to wait for a quiet host before the first step; zero to look only
 * @param notices what the caller found worth a warning, for the logs of the run
 * @param documentBucketOwner the account that must own the buckets of documents in S3
 * @param logBucket gets a copy of the log folder; needs a log directory
 * @param logStream gets the lines of console.log; needs a log directory
 * @param reports written when the run has ended, however it ended
 * @param workingDirectory where relative paths start
 * @param environment the environment of steps and of {@code env:} references
 * @param listener is told what happens
 * @param approval decides about each step before it runs; empty runs them all
 * @param trace takes a copy of application.log while it is written
 * @param cancellation cancels the run from another thread
 * @param clock gives the times of logs and reports
 */
public record RunRequest(
    List<DocumentRequest> documents,
    Set<String> phases,
    StepSelection steps,
    Map<String, String> parameters,
    String executionId,
    Optional<Path> logDirectory,
    Optional<Path> stateDirectory,
    RestartPlan restarts,
    boolean isNamed,
    Set<String> blockedActions,
    boolean keepUnknownReferences,
    boolean lenientInputs,
    Duration readyWait,
    List<Problem> notices,
    Optional<String> documentBucketOwner,
    Optional<LogBucket> logBucket,
    Optional<LogStream> logStream,
    List<ReportFile> reports,
    Path workingDirectory,
    Map<String, String> environment,
    RunListener listener,
    Optional<StepApproval> approval,
    Optional<OutputStream> trace,
    Cancellation cancellation,
    Clock clock) {

  public RunRequest {
    documents = List.copyOf(documents);
    phases = Set.copyOf(phases);
    parameters = Map.copyOf(parameters);
    blockedActions = Set.copyOf(blockedActions);
    notices = List.copyOf(notices);
    reports = List.copyOf(reports);
    environment = Map.copyOf(environment);
  }

  /** Runs these documents with everything at its default, and without a log folder. */
  public static RunRequest of(String... documents) {
    Builder builder = builder();
    List.of(documents).forEach(builder::document);
    return builder.build();
  }

  /** Starts a request. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a request. */
  public static final class Builder {

    private final RequestParts parts = new RequestParts();

    private Builder() {}

    /** Adds a document. */
    public Builder document(String source) {
      return document(DocumentRequest.of(source));
    }

    /** Adds a document with values of its own. */
    public Builder document(DocumentRequest document) {
      parts.documents.add(document);
      return this;
    }

    /** Runs only these phases, too. */
    public Builder phases(Iterable<String> names) {
      names.forEach(parts.phases::add);
      return this;
    }

    /** Skips all other steps; the default is none. */
    public Builder steps(StepSelection selection) {
      parts.steps = selection;
      return this;
    }

    /** Gives a value to every document that declares the name. */
    public Builder parameter(String name, String value) {
      parts.parameters.put(name, value);
      return this;
    }

    /** Sets the id; the default is a random UUID. */
    public Builder executionId(String id) {
      parts.executionId = id;
      parts.isNamed = true;
      return this;
    }

    /** Writes a log folder below this directory. */
    public Builder logDirectory(Path directory) {
      parts.logDirectory = Optional.of(directory);
      return this;
    }

    /** Keeps the run in this directory while it goes on, and other runs out of it. */
    public Builder stateDirectory(Path directory) {
      parts.stateDirectory = Optional.of(directory);
      return this;
    }

    /** Sets how the run outlives restarts; the default leaves them to the caller. */
    public Builder restarts(RestartPlan plan) {
      parts.restarts = plan;
      return this;
    }

    /** Refuses these actions. */
    public Builder blockedActions(Iterable<String> names) {
      names.forEach(parts.blockedActions::add);
      return this;
    }

    /** Copies references to undeclared names through instead of refusing them. */
    public Builder keepUnknownReferences(boolean keep) {
      parts.keepUnknownReferences = keep;
      return this;
    }

    /** Makes unknown keys inside inputs warnings. */
    public Builder lenientInputs(boolean lenient) {
      parts.lenientInputs = lenient;
      return this;
    }

    /** Waits up to this long while package managers or cloud-init are at work on the host. */
    public Builder readyWait(Duration most) {
      parts.readyWait = most;
      return this;
    }

    /** Puts these into the logs of the run. */
    public Builder notices(Iterable<Problem> problems) {
      problems.forEach(parts.notices::add);
      return this;
    }

    /** Expects this account to own the buckets of documents in S3. */
    public Builder documentBucketOwner(String account) {
      parts.documentBucketOwner = Optional.of(account);
      return this;
    }

    /** Copies the log folder into this bucket. */
    public Builder logBucket(LogBucket bucket) {
      parts.logBucket = Optional.of(bucket);
      return this;
    }

    /** Sends the lines of console.log to this stream. */
    public Builder logStream(LogStream stream) {
      parts.logStream = Optional.of(stream);
      return this;
    }

    /** Writes this report, too, when the run has ended. */
    public Builder report(ReportFile report) {
      parts.reports.add(report);
      return this;
    }

    /** Sets where relative paths start; the default is the JVM's working directory. */
    public Builder workingDirectory(Path directory) {
      parts.workingDirectory = directory;
      return this;
    }

    /** Sets the environment of steps; the default is that of the JVM. */
    public Builder environment(Map<String, String> variables) {
      parts.environment = variables;
      return this;
    }

    /** Tells this listener what happens. */
    public Builder listener(RunListener told) {
      parts.listener = told;
      return this;
    }

    /** Asks this before each step runs. */
    public Builder approval(StepApproval asked) {
      parts.approval = Optional.of(asked);
      return this;
    }

    /** Copies application.log here while it is written. */
    public Builder trace(OutputStream stream) {
      parts.trace = Optional.of(stream);
      return this;
    }

    /** Lets this switch cancel the run. */
    public Builder cancellation(Cancellation cancelledBy) {
      parts.cancellation = cancelledBy;
      return this;
    }

    /** Takes times from this clock. */
    public Builder clock(Clock source) {
      parts.clock = source;
      return this;
    }

    /** The request. */
    public RunRequest build() {
      return parts.request();
    }
  }
}
