package io.github.opentoe.packaging.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinDumpsTest {

  @TempDir Path temporary;

  private Path dump(String name, int checksum, long clock, int other) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0, 0xf00baba2).putInt(4, checksum);
    bytes.putLong(5000, clock).putLong(6000, clock + 20).putInt(7000, other);
    return Files.write(temporary.resolve(name), bytes.array());
  }

  @Test
  void clocksAndChecksumsAreCleared() throws IOException {
    Path one = dump("one", 11, 0x1_0000_fff0L, 5);
    Path two = dump("two", 12, 0x1_0001_0230L, 5);
    assertTrue(new TwinDumps(one, two).clear());
    Path three = dump("three", 13, 0x2_0000_0000L, 5);
    assertTrue(new TwinDumps(three, dump("four", 14, 0x2_0000_1234L, 5)).clear());
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(three));
    ByteBuffer cleared = ByteBuffer.wrap(Files.readAllBytes(one)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0, cleared.getLong(5000));
    assertEquals(5, cleared.getInt(7000));
    assertEquals(0xf00baba2, cleared.getInt(0));
  }

  @Test
  void anythingElseIsLeftAsItIs() throws IOException {
    Path one = dump("one", 11, 100_000, 5);
    byte[] before = Files.readAllBytes(one);
    assertFalse(new TwinDumps(one, dump("two", 12, 100_500, 6)).clear());
    assertFalse(new TwinDumps(one, dump("three", 12, 99_000, 5)).clear());
    assertFalse(new TwinDumps(one, Files.write(temporary.resolve("short"), new byte[9])).clear());
    assertArrayEquals(before, Files.readAllBytes(one));
  }
}
