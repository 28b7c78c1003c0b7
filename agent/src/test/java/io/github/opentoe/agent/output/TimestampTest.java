package io.github.opentoe.agent.output;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TimestampTest {

  @Example
  void section8_3_trailingZerosAreDropped() {
    Timestamp timestamp = new Timestamp();
    assertEquals("2031-02-03T04:05:06Z", text(timestamp, "2031-02-03T04:05:06Z"));
    assertEquals("2031-02-03T04:05:06.12Z", text(timestamp, "2031-02-03T04:05:06.120Z"));
    assertEquals(
        "2031-02-03T04:05:06.000000001Z", text(timestamp, "2031-02-03T04:05:06.000000001Z"));
    assertEquals("2031-02-03T04:05:00Z", text(timestamp, "2031-02-03T04:05:00Z"));
  }

  @Property
  void section8_3_theTimeCanBeReadBack(
      @ForAll @LongRange(min = 0, max = 253_402_300_799L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    Instant time = Instant.ofEpochSecond(second, nano);
    assertEquals(time, Instant.parse(text(new Timestamp(), time.toString())));
  }

  @Property(tries = 200)
  void section8_4_wholeSecondsCanBeReadBackInAnyZone(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
    for (String zone : new String[] {"Asia/Tokyo", "America/St_Johns", "Europe/London", "UTC"}) {
      String text = Timestamp.wholeSeconds(Instant.ofEpochSecond(second, 999), ZoneId.of(zone));
      assertEquals(second, OffsetDateTime.parse(text).toEpochSecond());
    }
  }

  @Example
  void section8_4_secondsAreWrittenEvenWhereTheyAreZero() {
    Instant time = Instant.parse("2031-07-03T04:00:00.9Z");
    assertEquals("2031-07-03T04:00:00Z", Timestamp.wholeSeconds(time, ZoneId.of("UTC")));
    assertEquals(
        "2031-07-03T13:00:00+09:00", Timestamp.wholeSeconds(time, ZoneId.of("Asia/Tokyo")));
  }

  @Example
  void EX44_folderNamesHaveTheTimeInUtc() {
    assertEquals(
        "2031-02-03_04-05-06", Timestamp.forFolder(Instant.parse("2031-02-03T04:05:06.9Z")));
  }

  private static String text(Timestamp timestamp, String time) {
    byte[] target = new byte[40];
    return new String(target, 0, timestamp.write(Instant.parse(time), target), US_ASCII);
  }
}
