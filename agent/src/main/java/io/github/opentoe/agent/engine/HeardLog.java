package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunListener;
import io.github.opentoe.agent.report.RunLog;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The log of a step whose output is also told to a listener. */
final class HeardLog implements RunLog {

  private static final byte[] NOTHING = {};

  private final RunLog log;
  private final String step;
  private final RunListener listener;
  private final Clock clock;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** The beginning of a character whose end has not come yet. */
  private byte[] open = NOTHING;

  private boolean isInLine;

  HeardLog(RunLog log, String step, RunListener listener, Clock clock) {
    this.log = log;
    this.step = step;
    this.listener = listener;
    this.clock = clock;
  }

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
    if (listener != RunListener.NONE) {
      tell(bytes, offset, length);
    }
  }

  @Override
  public void endOfStdout() {
    log.endOfStdout();
    if (listener != RunListener.NONE) {
      tellEnd();
    }
  }

  private synchronized void tell(byte[] bytes, int offset, int length) {
    ByteBuffer in = ByteBuffer.allocate(open.length + length);
    in.put(open).put(bytes, offset, length).flip();
    CharBuffer text = CharBuffer.allocate(in.remaining());
    decoder.reset().decode(in, text, false);
    open = new byte[in.remaining()];
    in.get(open);
    tell(text.flip().toString());
  }

  private synchronized void tellEnd() {
    String rest = new String(open, StandardCharsets.UTF_8);
    open = NOTHING;
    isInLine |= !rest.isEmpty();
    tell(isInLine ? rest + "\n" : "");
  }

  private void tell(String text) {
    if (!text.isEmpty()) {
      isInLine = !text.endsWith("\n");
      listener.on(new RunEvent.OutputReceived(clock.instant(), step, text));
    }
  }
}
