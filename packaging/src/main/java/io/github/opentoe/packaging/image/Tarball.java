package io.github.opentoe.packaging.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;

/** Writes a folder in the format of POSIX tar: sorted, owned by root, all of one time. */
final class Tarball {

  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_PREFIX = 155;

  private final OutputStream out;
  private final Instant time;

  Tarball(OutputStream out, Instant time) {
    this.out = out;
    this.time = time;
  }

  /**
   * Writes the folder under its own name, and the end of the archive.
   *
   * @param wanted which names below the folder to write
   */
  void write(Path folder, Predicate<String> wanted) throws IOException {
    String root = Objects.requireNonNull(folder.getFileName()).toString();
    for (Path path : Tree.list(folder)) {
      if (!wanted.test(Tree.name(folder, path))) {
        continue;
      }
      String name = path.equals(folder) ? root : root + "/" + Tree.name(folder, path);
      if (Files.isDirectory(path)) {
        out.write(header(name + "/", '5', 0, true));
      } else {
        long size = Files.size(path);
        out.write(header(name, '0', size, Files.isExecutable(path)));
        Files.copy(path, out);
        out.write(new byte[(int) (-size & (BLOCK - 1))]);
      }
    }
    out.write(new byte[2 * BLOCK]);
  }

  private byte[] header(String name, char type, long size, boolean executable) throws IOException {
    int slash = 0;
    if (name.length() > LONGEST_NAME) {
      slash = name.indexOf('/', name.length() - LONGEST_NAME - 1);
      if (slash <= 0 || slash > LONGEST_PREFIX) {
        throw new IOException("too long a name for an archive: " + name);
      }
    }
    byte[] header = new byte[BLOCK];
    put(header, 0, slash == 0 ? name : name.substring(slash + 1));
    put(header, 100, executable ? "0000755" : "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, String.format("%011o", size));
    put(header, 136, String.format("%011o", time.getEpochSecond()));
    Arrays.fill(header, 148, 156, (byte) ' ');
    header[156] = (byte) type;
    put(header, 257, "ustar\00000root");
    put(header, 297, "root");
    put(header, 345, name.substring(0, slash));
    int sum = 0;
    for (byte one : header) {
      sum += one & 0xff;
    }
    put(header, 148, String.format("%06o\0", sum));
    return header;
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }
}
