package io.github.opentoe.packaging.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A shared library of Linux, a file in the format ELF. */
final class SharedLibrary {

  private static final int MAGIC = 0x7f454c46;
  private static final byte SIXTY_FOUR_BITS = 2;
  private static final byte LITTLE_ENDIAN = 1;

  private SharedLibrary() {}

  /** Cuts off what is for linkers and debuggers; loading takes the segments and nothing else. */
  static void strip(Path library) throws IOException {
    try (FileChannel file =
        FileChannel.open(library, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer header = read(file, 0, 64);
      if (header.getInt(0) != MAGIC
          || header.get(4) != SIXTY_FOUR_BITS
          || header.get(5) != LITTLE_ENDIAN) {
        return;
      }
      header.order(ByteOrder.LITTLE_ENDIAN);
      int size = header.getShort(54);
      ByteBuffer segments = read(file, header.getLong(32), size * header.getShort(56));
      segments.order(ByteOrder.LITTLE_ENDIAN);
      long end = 0;
      for (int at = 0; at < segments.limit(); at += size) {
        end = Math.max(end, segments.getLong(at + 8) + segments.getLong(at + 32));
      }
      header.putLong(40, 0).putShort(60, (short) 0).putShort(62, (short) 0);
      file.write(header.rewind(), 0);
      file.truncate(end);
    }
  }

  private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("the library ends too early");
      }
    }
    return buffer.rewind();
  }
}
