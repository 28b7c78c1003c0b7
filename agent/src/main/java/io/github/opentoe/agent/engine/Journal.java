package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunListener;
import io.github.opentoe.agent.report.RunLog;
import io.github.opentoe.agent.report.StateRecorder;
import io.github.opentoe.agent.secret.Secrets;
import java.time.Clock;
import java.time.Instant;

/** Everything that is told about a run while it goes on: lines, events, files. */
public final class Journal {

  private final RunLog bare;
  private final RunLog log;
  private final RunListener listener;
  private final Clock clock;
  private final DocumentCopies copies;
  private boolean resumes;
  private final Secrets secrets;
  private volatile StateRecorder recorder = StateRecorder.NONE;

  /**
   * @param log takes lines
   * @param listener takes events
   * @param copies keeps a copy of every document
   * @param clock gives the times of events
   * @param secrets no line and no event shows them
   */
  public Journal(
      RunLog log, RunListener listener, DocumentCopies copies, Clock clock, Secrets secrets) {
    this.bare = log;
    this.log = new MaskingLog(log, secrets);
    this.listener = listener;
    this.copies = copies;
    this.clock = clock;
    this.secrets = secrets;
  }

  /** From now on the files follow the state. */
  public void follow(StateRecorder stateRecorder) {
    this.recorder = stateRecorder;
  }

  Instant now() {
    return clock.instant();
  }

  /** A text as whoever watches may see it. */
  String masked(String text) {
    return secrets.mask(text);
  }

  /** A line for both logs. */
  public void info(String text) {
    log.info(text);
  }

  /** A line for application.log. */
  public void debug(String text) {
    log.debug(text);
  }

  /** Something odd, for both logs and whoever listens. */
  public void warning(String text) {
    log.warning(text);
    event(new RunEvent.Warned(now(), masked(text)));
  }

  /** A problem of a document, for both logs and whoever listens. */
  public void problem(Problem problem) {
    switch (problem.severity()) {
      case ERROR -> log.info("Setup: [ ERROR ] " + problem.text());
      case WARNING -> log.warning(problem.text());
      case NOTE -> log.debug("Note: " + problem.text());
    }
    event(new RunEvent.ProblemFound(now(), problem));
  }

  /** A problem that whoever listens knows already, for both logs. */
  public void note(Problem problem) {
    log.warning(problem.text());
  }

  /** The run goes on after an unexpected stop: the next step that begins says so (EX-30). */
  public void announceResuming() {
    resumes = true;
  }

  void resuming(String step) {
    if (resumes) {
      resumes = false;
      info("Executor: resuming step " + step + " after an unexpected stop");
    }
  }

  /** Tells whoever listens. */
  public void event(RunEvent event) {
    listener.on(event);
  }

  /** Tells whoever listens that the run waits for a restart. */
  public void tellRestart() {
    event(new RunEvent.RestartWanted(now()));
  }

  /** Keeps a copy of a document of the request, and returns its name. */
  public String keepCopy(String identity, String baseName, byte[] content) {
    return copies.keepEach(identity, baseName, content);
  }

  /** A copy was kept before the run was cut off. */
  public void copyIsKept(String identity, String name) {
    copies.isKept(identity, name);
  }

  DocumentCopies copies() {
    return copies;
  }

  void changed() {
    recorder.changed();
  }

  void settle() {
    recorder.settle();
  }

  /** The log of a step's action and commands. */
  RunLog stepLog(String step, boolean muted) {
    return muted
        ? new MutedLog(log)
        : new MaskingLog(new HeardLog(bare, step, listener, clock), secrets);
  }
}
