package io.github.opentoe.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class KeyedHashTest {

  private static final long KEY_0 = 0x0706050403020100L;
  private static final long KEY_1 = 0x0f0e0d0c0b0a0908L;

  @Test
  void hashesAreThoseThatItsMakersPublished() {
    assertEquals(0x726fdb47dd0e0e31L, hash(0, 1));
    assertEquals(0x74f839c593dc67fdL, hash(1, 1));
    assertEquals(0xa129ca6149be45e5L, hash(15, 15));
  }

  @Test
  void piecesMakeTheSameHash() {
    for (int size = 1; size <= 15; size++) {
      assertEquals(hash(15, 15), hash(15, size), "pieces of " + size);
    }
  }

  @Test
  void onlyTheSameSaltMakesTheSameHash() {
    assertEquals(new Salt("a").hash("text"), new Salt("a").hash("text"));
    assertNotEquals(new Salt("a").hash("text"), new Salt("b").hash("text"));
    assertNotEquals(new Salt("a").hash("text"), new Salt("a").hash("texu"));
  }

  private static long hash(int length, int piece) {
    KeyedHash hash = new KeyedHash(KEY_0, KEY_1);
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; at++) {
      bytes[at] = (byte) at;
    }
    for (int at = 0; at < length; at += piece) {
      hash.add(bytes, at, Math.min(piece, length - at));
    }
    return hash.end();
  }
}
