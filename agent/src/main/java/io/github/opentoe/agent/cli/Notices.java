package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Severity;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunListener;
import java.util.HashSet;
import java.util.Set;

/** Shows the problems and warnings of a run on standard error, each once (CL-7). */
final class Notices implements RunListener {

  private final Screen screen;
  private final ProblemPrinter printer;
  private final Palette palette;
  private final boolean traced;
  private final Set<Problem> shown = new HashSet<>();

  /**
   * @param traced whether standard error shows application.log too, which holds the warnings
   */
  Notices(Screen screen, Surroundings surroundings, SourceLines lines, boolean traced) {
    this.screen = screen;
    this.printer = new ProblemPrinter(lines, surroundings);
    this.palette = surroundings.errPalette();
    this.traced = traced;
  }

  @Override
  public boolean hearsOutput() {
    return false;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.ProblemFound found) {
      show(found.problem());
    } else if (event instanceof RunEvent.Warned warned && !traced) {
      String text = TextWidth.harmless(warned.text());
      screen.print(palette.yellow("warning:") + " " + text + "\n");
    } else if (event instanceof RunEvent.Resumed resumed && !traced) {
      screen.print(TextWidth.harmless(resumed.text()) + "\n");
    }
  }

  /** Shows a problem, unless it was shown before; notes are for those who validate. */
  synchronized void show(Problem problem) {
    if (problem.severity() != Severity.NOTE && shown.add(problem)) {
      screen.print(printer.render(problem));
    }
  }
}
