package io.github.opentoe.agent.report;

/** Takes the lines of a run for console.log and application.log; safe for any thread. */
public interface RunLog {

  /** A line for both logs; may span lines, the further ones go without a time. */
  void info(String text);

  /** A line for application.log only. */
  void debug(String text);

  /** A line for both logs and for whoever watches. */
  void warning(String text);

  /**
   * A stretch of a command's standard output, as it came. Each of its lines becomes {@code Stdout:
   * <line>} in both logs, live.
   */
  void stdout(byte[] bytes, int offset, int length);

  /** The command's standard output is at its end; writes a last line that has no line break. */
  void endOfStdout();

  /** Swallows everything. */
  RunLog NONE =
      new RunLog() {
        @Override
        public void info(String text) {}

        @Override
        public void debug(String text) {}

        @Override
        public void warning(String text) {}

        @Override
        public void stdout(byte[] bytes, int offset, int length) {}

        @Override
        public void endOfStdout() {}
      };
}
