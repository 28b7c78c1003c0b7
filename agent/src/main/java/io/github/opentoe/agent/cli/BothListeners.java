package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunListener;

/** Tells one listener, then the other. */
record BothListeners(RunListener first, RunListener second) implements RunListener {

  @Override
  public void on(RunEvent event) {
    first.on(event);
    second.on(event);
  }

  @Override
  public boolean hearsOutput() {
    return first.hearsOutput() || second.hearsOutput();
  }
}
