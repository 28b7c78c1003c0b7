package io.github.opentoe.agent.state;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Makes hashes of one run: only with the same salt do equal texts have equal ones, so that nobody
 * who sees a hash alone can tell what it was made of.
 *
 * @param text any text, best a random one; empty where nothing is to be hashed
 */
public record Salt(String text) {

  /** Where nothing is kept. */
  public static final Salt NONE = new Salt("");

  /** Whether a run has one; those of older programs do not. */
  public boolean isThere() {
    return !text.isEmpty();
  }

  /** The hash of a text. */
  public String hash(String content) {
    return hash(content.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of some bytes. */
  public String hash(byte[] content) {
    KeyedHash hash = begin();
    hash.add(content, 0, content.length);
    return end(hash);
  }

  /** Takes what is to be hashed in several pieces. */
  public KeyedHash begin() {
    return new KeyedHash(key(0), key(1));
  }

  /** The hash of all pieces. */
  public static String end(KeyedHash hash) {
    return HexFormat.of().toHexDigits(hash.end());
  }

  private long key(int half) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    KeyedHash hash = new KeyedHash(0, half);
    hash.add(bytes, 0, bytes.length);
    return hash.end();
  }
}
