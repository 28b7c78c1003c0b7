package io.github.opentoe.agent.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits of PutLogEvents (execution-and-outputs §8.8). */
class EventQueueTest {

  private static final Instant T = Instant.parse("2031-02-03T04:05:06Z");

  private final EventQueue queue = new EventQueue(64 << 20, Duration.ofMillis(20));

  private void add(Instant at, String line) {
    queue.add(at, line.getBytes(UTF_8));
  }

  private static List<String> texts(List<LogEvent> batch) {
    return batch.stream().map(LogEvent::text).toList();
  }

  @Test
  void section8_8_linesThatComeTogetherAreOneBatchInTheOrderOfTime() throws InterruptedException {
    add(T, "first");
    add(T.minusSeconds(5), "earlier");
    add(T, "second");
    assertEquals(List.of("earlier", "first", "second"), texts(queue.next()));
  }

  @Test
  void section8_8_aBatchHasAtMostTenThousandEvents() throws InterruptedException {
    for (int i = 0; i < 10_001; i++) {
      add(T, "x");
    }
    assertEquals(10_000, queue.next().size());
    assertEquals(1, queue.next().size());
  }

  @Test
  void section8_8_aBatchHasAtMostAMebibyteWithItsOverhead() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      add(T, "x".repeat(256 * 1024 - 26));
    }
    List<LogEvent> batch = queue.next();
    assertEquals(4, batch.size());
    assertEquals(1_048_576, batch.stream().mapToInt(LogEvent::size).sum());
  }

  @Test
  void section8_8_aBatchSpansLessThanADay() throws InterruptedException {
    add(T, "a");
    add(T.plus(Duration.ofHours(24)).minusMillis(1), "b");
    add(T.plus(Duration.ofHours(24)), "c");
    assertEquals(List.of("a", "b"), texts(queue.next()));
    assertEquals(List.of("c"), texts(queue.next()));
  }

  @Test
  void section8_8_anEventIsNeverEmptyAndNeverTooLong() throws InterruptedException {
    add(T, "");
    add(T, "é".repeat(200_000));
    List<LogEvent> batch = queue.next();
    assertEquals(" ", batch.get(0).text());
    assertEquals("é".repeat((256 * 1024 - 26) / 2), batch.get(1).text());
    assertEquals(256 * 1024, batch.get(1).size());
  }

  @Test
  void whatFindsNoRoomIsCountedAndSaid() throws InterruptedException {
    EventQueue small = new EventQueue(400, Duration.ZERO);
    for (int i = 0; i < 5; i++) {
      small.add(T, new byte[] {'x'});
    }
    assertEquals(2, small.dropped());
    assertEquals(3, small.next().size());
    small.add(T, new byte[] {'y'});
    assertEquals(
        List.of("[2 lines were not sent: CloudWatch was too slow]", "y"), texts(small.next()));
  }

  @Test
  void waitingEndsWhenTheBatchWasSent() throws InterruptedException {
    assertTrue(queue.await(Duration.ZERO));
    add(T, "x");
    assertFalse(queue.await(Duration.ofMillis(1)));
    queue.next();
    assertFalse(queue.await(Duration.ofMillis(1)), "it is on its way");
    queue.close();
    assertEquals(List.of(), queue.next());
    assertTrue(queue.await(Duration.ZERO));
  }
}
