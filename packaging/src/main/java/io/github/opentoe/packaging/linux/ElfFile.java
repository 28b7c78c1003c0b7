package io.github.opentoe.packaging.linux;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A program or shared library of Linux: the parts that the dynamic linker reads. */
final class ElfFile {

  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F', 2, 1};
  private static final int SEGMENT_LOADED = 1;
  private static final int SEGMENT_DYNAMIC = 2;
  private static final long NEEDED = 1;
  private static final long STRINGS = 5;
  private static final long VERSIONS = 0x6ffffffeL;

  private final ByteBuffer bytes;

  private ElfFile(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether it is one, of 64 bits and little-endian. */
  static boolean isElf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /** The libraries that it needs, each with the versions of functions that it needs there. */
  static Map<String, Set<String>> needs(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return new ElfFile(bytes).needs();
    }
  }

  private Map<String, Set<String>> needs() {
    Map<String, Set<String>> needs = new TreeMap<>();
    int dynamic = segment(SEGMENT_DYNAMIC, 0);
    if (dynamic < 0) {
      return needs;
    }
    int strings = 0;
    int versions = 0;
    for (int at = dynamic; bytes.getLong(at) != 0; at += 16) {
      if (bytes.getLong(at) == STRINGS) {
        strings = offset(bytes.getLong(at + 8));
      } else if (bytes.getLong(at) == VERSIONS) {
        versions = offset(bytes.getLong(at + 8));
      }
    }
    for (int at = dynamic; bytes.getLong(at) != 0; at += 16) {
      if (bytes.getLong(at) == NEEDED) {
        needs.put(text(strings + (int) bytes.getLong(at + 8)), new TreeSet<>());
      }
    }
    for (int at = versions, next = versions; next != 0; at += next) {
      next = bytes.getInt(at + 12);
      Set<String> names =
          needs.computeIfAbsent(text(strings + bytes.getInt(at + 4)), name -> new TreeSet<>());
      int version = at + bytes.getInt(at + 8);
      for (int i = bytes.getShort(at + 2); i > 0; i--) {
        names.add(text(strings + bytes.getInt(version + 8)));
        version += bytes.getInt(version + 12);
      }
    }
    return needs;
  }

  private int offset(long address) {
    return segment(SEGMENT_LOADED, address);
  }

  /** Where in the file the segment of this type is, or the place that is loaded to this address. */
  private int segment(int type, long address) {
    int at = (int) bytes.getLong(32);
    for (int i = bytes.getShort(56); i > 0; i--, at += bytes.getShort(54)) {
      long inside = type == SEGMENT_LOADED ? address - bytes.getLong(at + 16) : 0;
      if (bytes.getInt(at) == type && inside >= 0 && inside < bytes.getLong(at + 32)) {
        return (int) (bytes.getLong(at + 8) + inside);
      }
    }
    return -1;
  }

  private String text(int start) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int at = start; bytes.get(at) != 0; at++) {
      text.write(bytes.get(at));
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
