package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunListener;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Shows a person phases, steps, durations and what the running step prints. */
final class ProgressView implements RunListener {

  private static final int INDENT = 4;

  private final Screen screen;
  private final Palette palette;
  private final Marks marks;
  private final int width;
  private final InstantSource clock;
  private final Deque<RunningStep> running = new ArrayDeque<>();
  private int turn;

  /** A step that has not ended; those below it run documents. */
  private record RunningStep(RunEvent.StepStarted event, Instant since, OutputTail tail) {}

  ProgressView(Screen screen, Surroundings surroundings, InstantSource clock) {
    this.screen = screen;
    this.palette = surroundings.errPalette();
    this.marks = Marks.of(surroundings.hasUnicode());
    this.width = surroundings.width();
    this.clock = clock;
  }

  @Override
  public synchronized void on(RunEvent event) {
    if (event instanceof RunEvent.DocumentStarted started) {
      keepCallerInSight(started.depth());
      print(started.depth(), palette.bold(TextWidth.harmless(started.source())));
    } else if (event instanceof RunEvent.PhaseStarted started) {
      print(started.depth(), "  " + palette.cyan(TextWidth.harmless(started.phase())));
    } else if (event instanceof RunEvent.StepStarted started) {
      running.push(new RunningStep(started, started.at(), new OutputTail()));
      showLive();
    } else if (event instanceof RunEvent.OutputReceived received) {
      hear(received);
    } else if (event instanceof RunEvent.AttemptFailed failed) {
      showFailedAttempt(failed);
    } else if (event instanceof RunEvent.StepFinished finished) {
      showEnd(finished);
    }
  }

  /** Somebody was asked about the step: its time begins now. */
  synchronized void restart() {
    RunningStep step = running.poll();
    if (step != null) {
      running.push(new RunningStep(step.event(), clock.instant(), step.tail()));
    }
  }

  /** Turns the spinner. */
  synchronized void tick() {
    turn++;
    showLive();
  }

  /** Shows how the run ended. */
  synchronized void finish(RunReport report) {
    running.clear();
    screen.clearLive();
    Counts counts = report.counts();
    StringBuilder line = new StringBuilder("\n");
    line.append(marks.of(report.status(), palette)).append(' ').append(report.status().word());
    line.append(": ").append(counts.executed()).append(counts.executed() == 1 ? " step" : " steps");
    line.append(" run");
    append(line, counts.failed(), "failed");
    append(line, counts.ignoredFailed(), "failed and ignored");
    append(line, counts.skipped(), "skipped");
    if (report.startedAt().isPresent() && report.endedAt().isPresent()) {
      Duration span = Duration.between(report.startedAt().get(), report.endedAt().get());
      line.append(", ").append(Durations.text(span));
    }
    line.append('\n');
    report.logFolder().ifPresent(folder -> line.append("  logs in ").append(folder).append('\n'));
    screen.print(line.toString());
  }

  private static void append(StringBuilder line, int count, String what) {
    if (count > 0) {
      line.append(", ").append(count).append(' ').append(what);
    }
  }

  /** A step that runs a document gets a line that stays, above those of the document. */
  private void keepCallerInSight(int depth) {
    RunningStep caller = running.peek();
    if (depth > 0 && caller != null) {
      print(caller.event().depth(), "    " + title(caller.event(), palette.dim(marks.skipped())));
    }
  }

  private void hear(RunEvent.OutputReceived received) {
    RunningStep step = running.peek();
    if (step != null) {
      step.tail().add(received.text());
    }
  }

  private void showFailedAttempt(RunEvent.AttemptFailed failed) {
    RunningStep step = running.peek();
    int depth = step == null ? 0 : step.event().depth();
    String text =
        String.format(
            "attempt %d of %d of %s failed: %s",
            failed.attempt(), failed.maxAttempts(), failed.step(), failed.reason());
    print(depth, "    " + palette.yellow(marks.ignored()) + " " + fit(text, depth));
    showLive();
  }

  private void showEnd(RunEvent.StepFinished finished) {
    StepResult result = finished.result();
    String span = "";
    RunningStep step = running.peek();
    if (step != null && step.event().depth() == finished.depth()) {
      running.pop();
      span = "  " + Durations.text(Duration.between(step.since(), finished.at()));
    }
    String end =
        switch (result.status()) {
          case SKIPPED -> "  skipped";
          case IGNORED_FAILURE -> span + "  ignored: " + result.failureMessage();
          case FAILED -> span + "  " + result.failureMessage();
          default -> span;
        };
    String text = result.name() + "  " + result.action() + end;
    String mark = marks.of(result.status(), palette);
    print(finished.depth(), "    " + mark + " " + fit(text, finished.depth()));
  }

  private void showLive() {
    RunningStep step = running.peek();
    if (step == null) {
      return;
    }
    RunEvent.StepStarted event = step.event();
    Instant now = clock.instant();
    String head = " ".repeat(INDENT * (event.depth() + 1)) + title(event, marks.spinner(turn));
    head += "  " + Durations.text(Duration.between(step.since(), now));
    int room = width - TextWidth.of(head) - 3;
    String tail = step.tail().lastLine();
    boolean shows = room > 10 && !tail.isEmpty();
    String shown = shows ? "  " + palette.dim(TextWidth.cut(tail, room, marks.ellipsis())) : "";
    screen.showLive((shows ? head : TextWidth.cut(head, width - 1, marks.ellipsis())) + shown);
  }

  private static String title(RunEvent.StepStarted event, String mark) {
    String place = event.total() > 1 ? "  " + event.number() + "/" + event.total() : "";
    return mark + " " + TextWidth.harmless(event.step()) + "  " + event.action() + place;
  }

  private String fit(String text, int depth) {
    int room = Math.max(20, width - INDENT * (depth + 1) - 2);
    String line = text.lines().findFirst().orElse("");
    return TextWidth.cut(TextWidth.harmless(line), room, marks.ellipsis());
  }

  private void print(int depth, String text) {
    screen.print(" ".repeat(INDENT * depth) + text + "\n");
  }
}
