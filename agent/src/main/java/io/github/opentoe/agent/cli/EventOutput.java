package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.output.EventStream;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunReport;
import java.io.PrintStream;
import java.time.InstantSource;

/** A line for each event, handed on at once. */
final class EventOutput implements RunOutput {

  private final EventStream stream;
  private final InstantSource clock;

  EventOutput(PrintStream out, InstantSource clock) {
    this.clock = clock;
    this.stream =
        new EventStream(
            line -> {
              out.print(line);
              out.flush();
            });
  }

  @Override
  public String name() {
    return "the events";
  }

  @Override
  public void on(RunEvent event) {
    stream.on(event);
  }

  @Override
  public void problem(Problem problem) {
    stream.problem(clock.instant(), problem);
  }

  @Override
  public void end(RunReport report) {
    stream.end(clock.instant(), report);
  }
}
