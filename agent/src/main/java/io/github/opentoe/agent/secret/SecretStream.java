package io.github.opentoe.agent.secret;

import java.util.Arrays;

/**
 * Takes the secrets out of a stream of bytes, however it is cut into pieces. Costs nothing while
 * there is no secret; else what follows the last line break is held back.
 */
public final class SecretStream {

  /** Takes what may be shown. */
  @FunctionalInterface
  public interface Sink {

    /** A stretch of the stream; the array is used again afterwards. */
    void take(byte[] bytes, int offset, int length);
  }

  /** More than this is not held back for stretches that overlap without end. */
  private static final int MOST_HELD = 1 << 20;

  private final Secrets secrets;
  private final Sink sink;
  private byte[] held = {};
  private int length;

  /** A stream without the secrets that are known when its bytes come. */
  public SecretStream(Secrets secrets, Sink sink) {
    this.secrets = secrets;
    this.sink = sink;
  }

  /** Takes what follows. */
  public synchronized void take(byte[] bytes, int offset, int count) {
    FormSearch search = secrets.inOutput();
    if (length == 0 && search.isEmpty()) {
      sink.take(bytes, offset, count);
      return;
    }
    if (length + count > held.length) {
      held = Arrays.copyOf(held, Math.max(length + count, 2 * held.length));
    }
    System.arraycopy(bytes, offset, held, length, count);
    length += count;
    int line = endOfLastLine();
    if (line > 0 || length > search.longest()) {
      pass(search, line);
    }
  }

  /** The stream is at its end. */
  public synchronized void end() {
    if (length > 0) {
      pass(secrets.inOutput(), length);
    }
  }

  private int endOfLastLine() {
    int end = length;
    while (end > 0 && held[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /** Passes on everything up to a line's end, and what beyond it can be judged already. */
  private void pass(FormSearch search, int lineEnd) {
    Spans spans = search.find(held, length);
    int cut = Math.max(lineEnd, length - search.longest());
    int end = spans.startAround(cut);
    if (length - end > MOST_HELD + search.longest()) {
      end = spans.endAround(cut);
    }
    if (end == 0) {
      return;
    }
    byte[] shown = spans.replace(held, end);
    System.arraycopy(held, end, held, 0, length - end);
    length -= end;
    if (shown.length > 0) {
      sink.take(shown, 0, shown.length);
    }
  }
}
