package io.github.opentoe.agent.process;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.action.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A started command: waits until it has exited and its output has ended, or ends it (AM-65). */
final class RunningCommand {

  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(50);

  private final Process process;
  private final ProcessTree tree;
  private final OutputReader stdout;
  private final OutputReader stderr;
  private final CommandLog log;
  private final Timing timing;

  RunningCommand(
      Process process,
      ProcessTree tree,
      List<OutputReader> outputs,
      CommandLog log,
      Timing timing) {
    this.process = process;
    this.tree = tree;
    this.stdout = outputs.get(0);
    this.stderr = outputs.get(1);
    this.log = log;
    this.timing = timing;
  }

  /** Waits; afterwards no output is taken any more. */
  Ending await() throws InterruptedException {
    boolean isSettled = false;
    try {
      Optional<Ending> stop = untilDone();
      if (stop.isPresent() || stdout.failure().isPresent()) {
        end();
      } else {
        settleErrors();
      }
      isSettled = true;
      stdout.failure().ifPresent(RunningCommand::raise);
      return stop.orElse(Ending.EXITED);
    } finally {
      if (!isSettled) {
        tree.kill();
      }
      stdout.mute();
      stderr.mute();
      tree.release();
    }
  }

  /** Its exit code; -1 while it runs. */
  int exitCode() {
    return process.isAlive() ? -1 : process.exitValue();
  }

  private Optional<Ending> untilDone() throws InterruptedException {
    Deadline deadline = log.scope().deadline();
    long exited = 0;
    boolean isHinted = false;
    while (stdout.failure().isEmpty()) {
      boolean isAlive = process.isAlive();
      if (!isAlive && stdout.isEnded()) {
        return Optional.empty();
      }
      if (deadline.cancellation().isCancelled()) {
        return Optional.of(Ending.CANCELLED);
      }
      if (deadline.isOver()) {
        return Optional.of(Ending.TIMED_OUT);
      }
      if (!isAlive && !isHinted) {
        exited = exited == 0 ? System.nanoTime() : exited;
        isHinted = System.nanoTime() - exited >= timing.hint().toNanos();
        if (isHinted) {
          log.outputHeld();
        }
      }
      pause(Math.min(SLICE, deadline.remaining().toNanos()));
    }
    return Optional.empty();
  }

  private void pause(long nanos) throws InterruptedException {
    if (stdout.isEnded()) {
      process.waitFor(nanos, TimeUnit.NANOSECONDS);
    } else {
      stdout.awaitEnd(nanos);
    }
  }

  /** Standard error normally ends with the command; a daemon that holds it is not waited for. */
  private void settleErrors() throws InterruptedException {
    long begin = System.nanoTime();
    Deadline deadline = log.scope().deadline();
    while (!stderr.awaitEnd(Math.min(SLICE, timing.quietErrors().toNanos()))) {
      long now = System.nanoTime();
      long quiet = now - Math.max(begin, stderr.lastByte());
      if (quiet >= timing.quietErrors().toNanos()
          || now - begin >= timing.lateErrors().toNanos()
          || deadline.isOver()
          || deadline.cancellation().isCancelled()) {
        log.errorsHeld();
        return;
      }
    }
  }

  private void end() throws InterruptedException {
    Cancellation cancellation = log.scope().deadline().cancellation();
    List<Long> survivors = tree.end(timing, cancellation::isUrgent);
    if (!survivors.isEmpty()) {
      log.survivors(survivors);
    }
    long patience = timing.kill().toNanos();
    process.waitFor(patience, TimeUnit.NANOSECONDS);
    stdout.awaitEnd(patience);
    stderr.awaitEnd(patience);
  }

  private static void raise(RuntimeException failure) {
    throw failure;
  }
}
