package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.report.Status;
import java.util.List;

/**
 * The signs of the progress view.
 *
 * @param done a step succeeded
 * @param failed a step failed
 * @param ignored a step failed, and that was ignored
 * @param skipped a step was skipped
 * @param ellipsis stands for what was cut
 * @param spinner its pictures, in turn
 */
record Marks(
    String done,
    String failed,
    String ignored,
    String skipped,
    String ellipsis,
    List<String> spinner) {

  private static final Marks UNICODE =
      new Marks("✓", "✗", "!", "↷", "…", List.of("⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"));
  private static final Marks ASCII =
      new Marks("+", "x", "!", ">", "...", List.of("|", "/", "-", "\\"));

  Marks {
    spinner = List.copyOf(spinner);
  }

  static Marks of(boolean unicode) {
    return unicode ? UNICODE : ASCII;
  }

  /** The sign of a status in its colour. */
  String of(Status status, Palette palette) {
    return switch (status) {
      case SUCCESS -> palette.green(done);
      case FAILED -> palette.red(failed);
      case IGNORED_FAILURE, SUCCESS_WITH_IGNORED_FAILURE -> palette.yellow(ignored);
      case SKIPPED, NOT_RUN, RUNNING, REBOOTING -> palette.dim(skipped);
    };
  }

  /** A picture of the spinner; they come around again. */
  String spinner(int turn) {
    return spinner.get(turn % spinner.size());
  }
}
