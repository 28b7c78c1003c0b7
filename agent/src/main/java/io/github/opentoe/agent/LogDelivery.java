package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.aws.Aws;
import io.github.opentoe.agent.aws.ConsoleStream;
import io.github.opentoe.agent.aws.LogUpload;
import io.github.opentoe.agent.engine.Journal;
import io.github.opentoe.agent.output.LogFolder;
import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Brings the logs of a run to a bucket and a CloudWatch stream (execution-and-outputs §8.8). */
final class LogDelivery implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(1);
  private static final Duration LONGEST_UPLOAD = Duration.ofMinutes(5);
  private static final Duration LONGEST_FLUSH = Duration.ofSeconds(30);

  private final RunRequest request;
  private final Optional<LogFolder> folder;
  private final Optional<LogUpload> upload;
  private final Optional<ConsoleStream> stream;
  private boolean isStreaming;
  private boolean isUploading;

  /** From now on lines of the folder are kept for the stream. */
  LogDelivery(RunRequest request, Aws aws, Optional<LogFolder> folder) {
    this.request = request;
    this.folder = folder;
    this.upload =
        folder.flatMap(
            kept ->
                request
                    .logBucket()
                    .map(
                        bucket ->
                            aws.logUpload(
                                new ObjectAddress(
                                    bucket.name(), bucket.key(kept.name()), bucket.owner()))));
    this.stream =
        folder.flatMap(
            kept ->
                request
                    .logStream()
                    .map(to -> aws.consoleStream(to.group(), to.stream(), to.region())));
    stream.ifPresent(sink -> folder.ifPresent(kept -> kept.tap(sink)));
  }

  /** Where the log folder goes to; empty where it stays. */
  Optional<String> address() {
    return upload.map(LogUpload::address);
  }

  /** Makes sure of bucket and stream before anything runs; says why the run must not begin. */
  Optional<String> start(Journal journal) {
    boolean isWanted = request.logBucket().isPresent() || request.logStream().isPresent();
    if (isWanted && folder.isEmpty()) {
      return Optional.of("Logs cannot be delivered without a log directory.");
    }
    try {
      Deadline deadline = Deadline.in(LONGEST_START, request.cancellation());
      if (upload.isPresent()) {
        Optional<String> refusal = upload.get().probe(deadline);
        if (refusal.isPresent()) {
          return refusal;
        }
        isUploading = true;
      }
      return stream.isPresent() ? open(stream.get(), deadline, journal) : Optional.empty();
    } catch (Deadline.Stopped e) {
      return Optional.of(
          request.cancellation().isCancelled()
              ? "cancelled"
              : "The console log cannot be sent to CloudWatch: it did not answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("cancelled");
    }
  }

  private Optional<String> open(ConsoleStream sink, Deadline deadline, Journal journal)
      throws InterruptedException {
    Optional<String> problem = sink.open(deadline);
    isStreaming = problem.isEmpty();
    return judged(problem, journal);
  }

  /** Sends the lines that wait; says why the run fails with them. */
  Optional<String> flush(Journal journal) {
    if (!isStreaming) {
      return Optional.empty();
    }
    ConsoleStream sink = stream.orElseThrow();
    Optional<String> problem = uninterrupted(() -> sink.flush(LONGEST_FLUSH));
    isStreaming = problem.isEmpty();
    return judged(problem, journal);
  }

  /** Copies the folder as it is now; says why that failed. Bounded in time, never cancelled. */
  Optional<String> upload() {
    if (!isUploading) {
      return Optional.empty();
    }
    return uninterrupted(
        () ->
            upload
                .orElseThrow()
                .copy(
                    folder.orElseThrow().complete(),
                    Deadline.in(LONGEST_UPLOAD, new Cancellation())));
  }

  /** Brings everything so far away before the machine restarts. */
  void beforeRestart(Journal journal) {
    flush(journal).ifPresent(journal::warning);
    upload().ifPresent(journal::warning);
  }

  /** Tells what was lost on the way, after the last line for the stream. */
  void tellLosses(Journal journal) {
    stream.ifPresent(sink -> sink.losses().forEach(journal::warning));
  }

  /** Stops sending. */
  @Override
  public void close() {
    stream.ifPresent(ConsoleStream::close);
  }

  private Optional<String> judged(Optional<String> problem, Journal journal) {
    boolean isIgnored = request.logStream().map(LogStream::ignoreFailures).orElse(false);
    if (problem.isPresent() && isIgnored) {
      journal.warning(problem.get());
      return Optional.empty();
    }
    return problem;
  }

  /** Ends what was begun also where somebody interrupts; the interrupt is kept for later. */
  private static Optional<String> uninterrupted(Delivery delivery) {
    boolean wasInterrupted = Thread.interrupted();
    try {
      return delivery.run();
    } catch (InterruptedException e) {
      wasInterrupted = true;
      return Optional.of("The logs were not delivered: interrupted");
    } catch (IOException e) {
      return Optional.of("The logs were not delivered: " + OsReason.of(e));
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @FunctionalInterface
  private interface Delivery {
    Optional<String> run() throws IOException, InterruptedException;
  }
}
