package io.github.opentoe.packaging.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two class archives made of the same classes, which tell what is not always the same.
 *
 * <p>That is the clock of {@code SoftReference}, in milliseconds since the machine started, and the
 * moment of the last use in every archived one; zero stands for never. And it is the checksums over
 * that, at the beginning of the file, which no JVM reads unless told to verify.
 */
final class TwinDumps {

  private static final int HEADER = 4096;

  /** Milliseconds from one dump to the other. */
  private static final long SHORTEST = 100;

  private static final long LONGEST = 3_600_000;

  private final Path first;
  private final Path second;

  TwinDumps(Path first, Path second) {
    this.first = first;
    this.second = second;
  }

  /** Clears it in the first, unless they differ in something else. */
  boolean clear() throws IOException {
    ByteBuffer one = ByteBuffer.wrap(Files.readAllBytes(first)).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer two = ByteBuffer.wrap(Files.readAllBytes(second)).order(ByteOrder.LITTLE_ENDIAN);
    if (one.limit() != two.limit()) {
      return false;
    }
    long clock = 0;
    for (int at = one.mismatch(two); at >= 0; at = next(one, two, at)) {
      if (at < HEADER) {
        one.putInt(at & -4, 0);
        two.putInt(at & -4, 0);
        continue;
      }
      long earlier = one.getLong(at & -8);
      clock = clock == 0 ? earlier : clock;
      long passed = two.getLong(at & -8) - earlier;
      if (Math.abs(earlier - clock) > LONGEST || passed < SHORTEST || passed > LONGEST) {
        return false;
      }
      one.putLong(at & -8, 0);
      two.putLong(at & -8, 0);
    }
    Files.write(first, one.array());
    return true;
  }

  private static int next(ByteBuffer one, ByteBuffer two, int from) {
    int more = one.slice(from, one.limit() - from).mismatch(two.slice(from, two.limit() - from));
    return more < 0 ? more : from + more;
  }
}
