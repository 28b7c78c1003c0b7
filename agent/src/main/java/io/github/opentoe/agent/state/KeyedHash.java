package io.github.opentoe.agent.state;

/**
 * SipHash-2-4: tells texts apart, and says nothing about them without the key. Java's own digests
 * take a short run longer to set up than most of its steps take.
 */
public final class KeyedHash {

  private long v0 = 0x736f6d6570736575L;
  private long v1 = 0x646f72616e646f6dL;
  private long v2 = 0x6c7967656e657261L;
  private long v3 = 0x7465646279746573L;
  private long word;
  private long length;

  /** A hash under this key. */
  KeyedHash(long key0, long key1) {
    v0 ^= key0;
    v1 ^= key1;
    v2 ^= key0;
    v3 ^= key1;
  }

  /** Takes more of what is to be hashed. */
  public void add(byte[] bytes, int offset, int count) {
    for (int at = offset; at < offset + count; at++) {
      word |= (bytes[at] & 0xFFL) << ((length & 7) * 8);
      length++;
      if ((length & 7) == 0) {
        mix(word);
        word = 0;
      }
    }
  }

  /** The hash of all that was taken; nothing may be added afterwards. */
  long end() {
    mix(word | (length << 56));
    v2 ^= 0xFF;
    round();
    round();
    round();
    round();
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private void mix(long next) {
    v3 ^= next;
    round();
    round();
    v0 ^= next;
  }

  private void round() {
    v0 += v1;
    v2 += v3;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 = Long.rotateLeft(v2, 32);
  }
}
