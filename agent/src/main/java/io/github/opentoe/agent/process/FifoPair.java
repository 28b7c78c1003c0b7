package io.github.opentoe.agent.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Two FIFOs whose reading ends stay open from command to command. Nothing may read before a command
 * has opened the writing ends, or it would see an end that is none. After an end was read, no
 * process holds a writing end any more, so the pair can serve the next command.
 */
final class FifoPair implements OutputPair {

  static final int BUFFER_SIZE = 64 * 1024;

  private static final OpenOption[] READ_WRITE = {
    StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS
  };

  private final Path stdoutPath;
  private final Path stderrPath;
  private final Source stdout;
  private final Source stderr;
  private byte[][] buffers = {};

  FifoPair(Path stdoutPath, Path stderrPath) throws IOException {
    this.stdoutPath = stdoutPath;
    this.stderrPath = stderrPath;
    this.stdout = open(stdoutPath);
    try {
      this.stderr = open(stderrPath);
    } catch (IOException e) {
      stdout.close();
      throw e;
    }
  }

  @Override
  public void redirect(ProcessBuilder builder) {
    builder.redirectOutput(stdoutPath.toFile()).redirectError(stderrPath.toFile());
  }

  @Override
  public ByteSource stdout(Process process) {
    return stdout;
  }

  @Override
  public ByteSource stderr(Process process) {
    return stderr;
  }

  @Override
  public byte[][] buffers() {
    if (buffers.length == 0) {
      buffers = new byte[2][BUFFER_SIZE];
    }
    return buffers;
  }

  @Override
  public List<Path> files() {
    return List.of(stdoutPath, stderrPath);
  }

  /** Whether both files are still there: steps do clean up temporary folders. */
  boolean isIntact() {
    return isFifo(stdoutPath) && isFifo(stderrPath);
  }

  /** Closes both reading ends. */
  void close() {
    try {
      stdout.close();
      stderr.close();
    } catch (IOException e) {
      // They were only read from: nothing can be lost.
      return;
    }
  }

  private static boolean isFifo(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isOther();
    } catch (IOException e) {
      return false;
    }
  }

  private static Source open(Path fifo) throws IOException {
    // Opening for reading alone would wait for a writer.
    FileChannel both = FileChannel.open(fifo, READ_WRITE);
    try {
      return new Source(FileChannel.open(fifo, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    } finally {
      both.close();
    }
  }

  private record Source(FileChannel channel) implements ByteSource {

    @Override
    public int read(byte[] buffer) throws IOException {
      return channel.read(ByteBuffer.wrap(buffer));
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
