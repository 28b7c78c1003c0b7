package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.report.RunLog;

/**
 * The log of a step with disableLogging: only the exit code passes (execution-and-outputs §8.10).
 */
record MutedLog(RunLog log) implements RunLog {

  private static final String EXIT_CODE = "CmdExecution: ExitCode ";

  @Override
  public void info(String text) {
    if (text.startsWith(EXIT_CODE)) {
      log.info(text);
    }
  }

  @Override
  public void debug(String text) {}

  @Override
  public void warning(String text) {}

  @Override
  public void stdout(byte[] bytes, int offset, int length) {}

  @Override
  public void endOfStdout() {}
}
