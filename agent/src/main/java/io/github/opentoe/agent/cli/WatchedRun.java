package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.RunRequest;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.RunListener;
import io.github.opentoe.agent.report.RunReport;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** A run, what a person sees of it, and what stops it. */
final class WatchedRun {

  private final Session session;
  private final Surroundings surroundings;
  private final RunSetup setup;
  private final RunOutput output;
  private final Screen screen;
  private final Notices notices;

  WatchedRun(Session session, RunSetup setup, RunOutput output) {
    this.session = session;
    this.surroundings = session.surroundings();
    this.setup = setup;
    this.output = output;
    this.screen = new Screen(surroundings.err(), surroundings.canRewriteLines());
    SourceLines lines = SourceLines.of(Map.of(), surroundings.workingDirectory());
    this.notices = new Notices(screen, surroundings, lines, setup.isTraced());
  }

  /** Runs to the end; signals are caught until the report was used, too. */
  ExitCode run(Function<RunReport, ExitCode> use) {
    Cancelling cancelling = new Cancelling(this::sayCancelling, session.signals()::haltSoon);
    Signals.Watch watch = session.signals().watch(cancelling);
    try {
      return use.apply(report(cancelling));
    } finally {
      watch.close();
    }
  }

  private RunReport report(Cancelling cancelling) {
    try {
      RunRequest.Builder request = setup.request().cancellation(cancelling.cancellation());
      if (setup.isTraced()) {
        request.trace(screen.asStream());
      }
      return surroundings.errIsTerminal() && !setup.isTraced()
          ? runInSight(request, cancelling)
          : run(asking(request, cancelling, () -> {}), notices);
    } catch (AgentException e) {
      return fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      if (setup.isTraced()) {
        e.printStackTrace(surroundings.err());
      }
      return fail("internal error: " + e);
    }
  }

  private RunRequest.Builder asking(
      RunRequest.Builder request, Cancelling cancelling, Runnable answered) {
    return setup.asks()
        ? request.approval(
            new StepQuestions(screen, surroundings, cancelling.cancellation(), answered))
        : request;
  }

  private RunReport runInSight(RunRequest.Builder request, Cancelling cancelling) {
    ProgressView view = new ProgressView(screen, surroundings, Clock.systemUTC());
    RunListener both =
        event -> {
          notices.on(event);
          view.on(event);
        };
    Ticker ticker = new Ticker(view::tick);
    RunReport report;
    try {
      report = run(asking(request, cancelling, view::restart), both);
    } finally {
      ticker.close();
      screen.clearLive();
    }
    Marks marks = Marks.of(surroundings.hasUnicode());
    screen.print(new FailureCards(surroundings.errPalette(), marks).render(report));
    view.finish(report);
    return report;
  }

  private RunReport run(RunRequest.Builder request, RunListener listener) {
    RunListener all =
        event -> {
          output.on(event);
          listener.on(event);
        };
    RunReport report = session.agent().run(request.listener(all).build());
    report.problems().forEach(notices::show);
    boolean explained =
        report.isSuccess()
            || report.failureMessage().isEmpty()
            || !report.documents().isEmpty()
            || report.problems().stream().anyMatch(Problem::isError);
    if (!explained) {
      notices.show(error(report.failureMessage()));
    }
    return report;
  }

  private RunReport fail(String message) {
    notices.show(error(message));
    output.problem(error(message));
    return setup.failure(message);
  }

  private static Problem error(String message) {
    return Problem.error("run", message, SourceLocation.NONE);
  }

  private void sayCancelling() {
    if (surroundings.errIsTerminal()) {
      screen.print("cancelling; once more to stop at once\n");
    }
  }
}
