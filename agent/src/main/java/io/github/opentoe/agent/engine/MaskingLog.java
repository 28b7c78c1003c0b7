package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.report.RunLog;
import io.github.opentoe.agent.secret.SecretStream;
import io.github.opentoe.agent.secret.Secrets;

/** A log that gets to see no secret (DL-49, DL-51). */
final class MaskingLog implements RunLog {

  private final RunLog log;
  private final Secrets secrets;
  private final SecretStream stdout;

  MaskingLog(RunLog log, Secrets secrets) {
    this.log = log;
    this.secrets = secrets;
    this.stdout = new SecretStream(secrets, log::stdout);
  }

  @Override
  public void info(String text) {
    log.info(secrets.mask(text));
  }

  @Override
  public void debug(String text) {
    log.debug(secrets.mask(text));
  }

  @Override
  public void warning(String text) {
    log.warning(secrets.mask(text));
  }

  @Override
  public void stdout(byte[] bytes, int offset, int length) {
    stdout.take(bytes, offset, length);
  }

  @Override
  public void endOfStdout() {
    stdout.end();
    log.endOfStdout();
  }
}
