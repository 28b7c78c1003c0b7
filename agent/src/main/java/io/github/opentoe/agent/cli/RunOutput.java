package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunListener;
import io.github.opentoe.agent.report.RunReport;

/** What standard output gets of a run. */
interface RunOutput extends RunListener {

  /** What the output is called where it cannot be written. */
  String name();

  @Override
  default void on(RunEvent event) {}

  /** Something about an option or the configuration file. */
  default void problem(Problem problem) {}

  /** The run ended, or is left until the machine was restarted. */
  void end(RunReport report);
}
