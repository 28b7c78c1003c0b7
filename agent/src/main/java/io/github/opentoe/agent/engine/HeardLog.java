package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunListener;
import io.github.opentoe.agent.report.RunLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The log of a step whose output is also told to a listener. */
record HeardLog(RunLog log, String step, RunListener listener, Clock clock) implements RunLog {

  @Override
  public void info(String text) {
    log.info(text);
  }

  @Override
  public void debug(String text) {
    log.debug(text);
  }

  @Override
  public void warning(String text) {
    log.warning(text);
    listener.on(new RunEvent.Warned(clock.instant(), text));
  }

  @Override
  public void stdout(byte[] bytes, int offset, int length) {
    log.stdout(bytes, offset, length);
    if (listener.hearsOutput()) {
      String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
      listener.on(new RunEvent.OutputReceived(clock.instant(), step, text));
    }
  }

  @Override
  public void endOfStdout() {
    log.endOfStdout();
  }
}
