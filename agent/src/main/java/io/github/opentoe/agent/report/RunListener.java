package io.github.opentoe.agent.report;

/** Is told what happens in a run, on the thread on which it happens. */
@FunctionalInterface
public interface RunListener {

  /** Something happened; must return soon. */
  void on(RunEvent event);

  /** Hears nothing. */
  RunListener NONE = event -> {};
}
