package io.github.opentoe.agent.cli;

/** The signals that ask a program to stop. */
interface Signals {

  /** Calls this for each such signal, instead of ending, until the result is closed. */
  Watch watch(Runnable told);

  /** Ends the watching. */
  @FunctionalInterface
  interface Watch {
    void close();
  }

  /** Ends the program as a failure, unless it ends by itself in a moment. */
  void haltSoon();
}
