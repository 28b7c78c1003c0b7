package io.github.opentoe.agent.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The JDK's own pipes: for Windows, where they are enough, and for systems that have no FIFOs. On
 * Unix the JDK may lose what a background child prints after the command has exited (AM-66).
 */
final class PipePair implements OutputPair {

  private final byte[][] buffers = new byte[2][FifoPair.BUFFER_SIZE];

  @Override
  public void redirect(ProcessBuilder builder) {
    builder
        .redirectOutput(ProcessBuilder.Redirect.PIPE)
        .redirectError(ProcessBuilder.Redirect.PIPE);
  }

  @Override
  public ByteSource stdout(Process process) {
    return new Source(process.getInputStream());
  }

  @Override
  public ByteSource stderr(Process process) {
    return new Source(process.getErrorStream());
  }

  @Override
  public byte[][] buffers() {
    return buffers;
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  private record Source(InputStream stream) implements ByteSource {

    @Override
    public int read(byte[] buffer) throws IOException {
      return stream.read(buffer);
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
