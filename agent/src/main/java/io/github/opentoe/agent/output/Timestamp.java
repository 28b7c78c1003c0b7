package io.github.opentoe.agent.output;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Writes times as the log folder shows them, without the cost of a formatter. */
final class Timestamp {

  private static final int NANO_DIGITS = 9;
  private static final int LONGEST = 48;

  private byte[] second = new byte[0];
  private long cachedSecond = Long.MIN_VALUE;

  /**
   * Puts a time with up to nine fractional digits and {@code Z} into {@code target} (§8.3).
   *
   * @return how many bytes that took
   */
  int write(Instant time, byte[] target) {
    if (time.getEpochSecond() != cachedSecond) {
      cachedSecond = time.getEpochSecond();
      LocalDateTime utc = LocalDateTime.ofEpochSecond(cachedSecond, 0, ZoneOffset.UTC);
      second = (date(utc) + "T" + clock(utc, ':')).getBytes(StandardCharsets.US_ASCII);
    }
    System.arraycopy(second, 0, target, 0, second.length);
    int size = second.length;
    int nanos = time.getNano();
    if (nanos != 0) {
      target[size] = '.';
      for (int i = NANO_DIGITS; i > 0; i--) {
        target[size + i] = (byte) ('0' + nanos % 10);
        nanos /= 10;
      }
      size += 1 + NANO_DIGITS;
      while (target[size - 1] == '0') {
        size--;
      }
    }
    target[size] = 'Z';
    return size + 1;
  }

  /** A time as the lines of a log begin with it. */
  String text(Instant time) {
    byte[] target = new byte[LONGEST];
    return new String(target, 0, write(time, target), StandardCharsets.US_ASCII);
  }

  /** Whole seconds with the offset of a zone (§8.4). */
  static String wholeSeconds(Instant time, ZoneId zone) {
    ZoneOffset offset = zone.getRules().getOffset(time);
    LocalDateTime local = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, offset);
    return date(local) + "T" + clock(local, ':') + offset.getId();
  }

  /** {@code YYYY-MM-DD_HH-MM-SS} in UTC, as in the name of a log folder (§8.1). */
  static String forFolder(Instant time) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    return date(utc) + "_" + clock(utc, '-');
  }

  private static String date(LocalDateTime time) {
    return time.toLocalDate().toString();
  }

  private static String clock(LocalDateTime time, char separator) {
    return twoDigits(time.getHour())
        + separator
        + twoDigits(time.getMinute())
        + separator
        + twoDigits(time.getSecond());
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
