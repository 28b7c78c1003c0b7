package io.github.opentoe.agent.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/** Standard error while a run goes on: lines that stay, and one at the bottom that changes. */
final class Screen {

  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String WRAP_ON = "\u001b[?7h";

  private final PrintStream stream;
  private final boolean rewritable;
  private boolean hasLiveLine;
  private boolean isAsking;

  /**
   * @param stream standard error
   * @param rewritable whether a line can be written over
   */
  Screen(PrintStream stream, boolean rewritable) {
    this.stream = stream;
    this.rewritable = rewritable;
  }

  /** Writes text that stays, above the changing line; each of its lines has its break. */
  synchronized void print(String text) {
    clearLiveLine();
    if (isAsking) {
      stream.print("\n");
      isAsking = false;
    }
    stream.print(text);
    stream.flush();
  }

  /** Writes a question, behind which the cursor stays until there is an answer. */
  synchronized void ask(String text) {
    clearLiveLine();
    stream.print(text);
    stream.flush();
    isAsking = true;
  }

  /**
   * The question has its answer.
   *
   * @param withBreak whether the terminal showed a line break for it
   */
  synchronized void answered(boolean withBreak) {
    if (isAsking && !withBreak) {
      stream.print("\n");
      stream.flush();
    }
    isAsking = false;
  }

  /** Shows this as the changing line, until the next text; nothing where that cannot be done. */
  synchronized void showLive(String line) {
    if (rewritable && !isAsking) {
      stream.print(CLEAR_LINE + WRAP_OFF + line + WRAP_ON);
      stream.flush();
      hasLiveLine = true;
    }
  }

  /** Takes the changing line away. */
  synchronized void clearLive() {
    clearLiveLine();
    stream.flush();
  }

  /** Standard error as a stream that nobody can close. */
  OutputStream asStream() {
    return new OutputStream() {
      @Override
      public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        stream.write(bytes, offset, length);
        stream.flush();
      }

      @Override
      public void flush() {
        stream.flush();
      }
    };
  }

  private void clearLiveLine() {
    if (hasLiveLine) {
      stream.print(CLEAR_LINE);
      hasLiveLine = false;
    }
  }
}
