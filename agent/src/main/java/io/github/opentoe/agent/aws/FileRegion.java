package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.problem.OsReason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.CRC32;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * A part of a file, read as often as a call needs it and never held in memory.
 *
 * @param channel of the file, which other parts read at the same time
 */
record FileRegion(FileChannel channel, Path file, long from, long size, Transfer transfer)
    implements ContentStreamProvider {

  private static final int BUFFER = 64 << 10;

  /** Its CRC-32, in Base64 as S3 takes it. */
  String crc32() throws IOException {
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[BUFFER];
    try (InputStream stream = newStream()) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        sum.update(buffer, 0, read);
      }
    }
    return base64(sum);
  }

  /** The CRC-32 of a content in memory. */
  static String crc32(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    return base64(sum);
  }

  private static String base64(CRC32 sum) {
    byte[] bytes =
        ByteBuffer.allocate(4).order(ByteOrder.BIG_ENDIAN).putInt((int) sum.getValue()).array();
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public InputStream newStream() {
    // Who sends it reads in small pieces, each of which would be a call of the system.
    return new BufferedInputStream(new Stream(), BUFFER);
  }

  /** The file is shorter or longer than it was at the start (S3U-10). */
  static ObjectStoreException changed(Path file) {
    return new ObjectStoreException(
        ObjectStoreException.Kind.OTHER, "cannot read: " + file + ": changed while being read");
  }

  private final class Stream extends InputStream {

    private final byte[] one = new byte[1];
    private long at;

    @Override
    public int read() throws IOException {
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      transfer.check();
      if (at >= size) {
        return -1;
      }
      int most = (int) Math.min(Math.min(length, BUFFER), size - at);
      int read;
      try {
        read = channel.read(ByteBuffer.wrap(into, offset, most), from + at);
      } catch (IOException failure) {
        transfer.check();
        throw new ObjectStoreException(
            ObjectStoreException.Kind.OTHER, "cannot read: " + file + ": " + OsReason.of(failure));
      }
      if (read < 0) {
        throw changed(file);
      }
      at += read;
      transfer.touch();
      return read;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, size - at);
    }
  }
}
