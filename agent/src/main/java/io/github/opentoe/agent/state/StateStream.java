package io.github.opentoe.agent.state;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;

/**
 * Lines on their way into a file: small ones go there in one call, huge ones never lie here whole.
 */
final class StateStream extends OutputStream {

  private static final int PIECE = 64 * 1024;

  private final FileChannel target;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(1024);

  StateStream(FileChannel target) {
    this.target = target;
  }

  @Override
  public void write(int next) throws IOException {
    waiting.write(next);
    drain(PIECE);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    waiting.write(bytes, offset, length);
    drain(PIECE);
  }

  @Override
  public void flush() throws IOException {
    drain(1);
  }

  private void drain(int least) throws IOException {
    if (waiting.size() >= least) {
      StateFile.write(target, waiting.toByteArray());
      waiting.reset();
    }
  }
}
