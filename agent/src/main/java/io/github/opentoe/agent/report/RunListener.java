package io.github.opentoe.agent.report;

/** Is told what happens in a run, on the thread on which it happens. */
@FunctionalInterface
public interface RunListener {

  /** Something happened; must return soon. */
  void on(RunEvent event);

  /** Whether it is told what steps print, too; text is made of that only for those who ask. */
  default boolean hearsOutput() {
    return true;
  }

  /** Hears nothing. */
  RunListener NONE =
      new RunListener() {
        @Override
        public void on(RunEvent event) {}

        @Override
        public boolean hearsOutput() {
          return false;
        }
      };
}
