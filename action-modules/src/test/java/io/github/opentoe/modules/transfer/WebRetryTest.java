package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebRetryTest extends Downloading {

  private static final String TEXT = "0123456789";
  private static final String TEXT_SHA256 =
      "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882";

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void WEB8_passingStatusesAreTriedAgain(int status) throws Exception {
    try (TestServer server =
        TestServer.start(
            (request, connection) -> {
              if (request.count() < 5) {
                TestServer.status(connection, status + " Later");
              } else {
                TestServer.ok(connection, TEXT);
              }
            })) {
      assertTrue(run(inputs(server.url("/x"), "x")).isSuccess());
      assertEquals(5, server.requests.size());
      assertEquals(TEXT, read("x"));
    }
  }

  @Test
  void WEB7_thereAreFiveAttempts() throws Exception {
    try (TestServer server =
        TestServer.start((request, connection) -> TestServer.status(connection, "503 Busy"))) {
      String url = server.url("/x");
      assertEquals("unexpected status 503 Busy: " + url, run(inputs(url, "x")).message());
      assertEquals(5, server.requests.size());
      assertEquals(List.of(), names());
      assertTrue(
          context().infos.stream().anyMatch(line -> line.startsWith("attempt 4 of 5 failed")),
          () -> context().infos.toString());
    }
  }

  @Test
  void WEB7_theUsualWaitsDouble() {
    assertEquals(
        List.of(1L, 2L, 4L, 8L), Pace.STANDARD.waits().stream().map(Duration::toSeconds).toList());
    assertEquals(60, Pace.STANDARD.longestWait().toSeconds());
    assertEquals(30, Pace.STANDARD.connect().toSeconds());
    assertEquals(60, Pace.STANDARD.silence().toSeconds());
  }

  @Test
  void WEB7_aServerMaySayWhenToAskAgain() throws Exception {
    try (TestServer server =
        TestServer.start(
            (request, connection) -> {
              if (request.count() == 1) {
                TestServer.status(connection, "429 Slow", "Retry-After: 3600");
              } else {
                TestServer.ok(connection, TEXT);
              }
            })) {
      pace = new Pace(LONG, LONG, List.of(LONG), Duration.ofMillis(20), LONG);
      long start = System.nanoTime();
      assertTrue(run(inputs(server.url("/x"), "x")).isSuccess());
      long millis = (System.nanoTime() - start) / 1_000_000;
      assertTrue(millis >= 20 && millis < LONG.toMillis() / 2, () -> millis + " ms");
    }
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "0, 0", "soon, 0", "-1, 0", "'', 0"})
  void WEB7_retryAfterIsSeconds(String text, long seconds) {
    assertEquals(seconds, retryAfter(text).toSeconds());
  }

  @Test
  void WEB7_retryAfterMayBeADate() {
    ZonedDateTime time = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(100);
    long seconds = retryAfter(DateTimeFormatter.RFC_1123_DATE_TIME.format(time)).toSeconds();
    assertTrue(seconds > 50 && seconds <= 100, () -> seconds + " s");
    assertEquals(Duration.ZERO, retryAfter("Sun, 06 Nov 1994 08:49:37 GMT"));
  }

  private static Duration retryAfter(String text) {
    return RetryAfter.of(new ResponseHead(503, "", Map.of("retry-after", text)));
  }

  @Test
  void WEB8_aShortBodyIsTriedAgainAndNeverKept() throws Exception {
    try (TestServer server =
        TestServer.start(
            (request, connection) ->
                TestServer.send(
                    connection, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + TEXT))) {
      String url = server.url("/x");
      assertEquals(
          "cannot download: " + url + ": the server closed the connection too early",
          run(inputs(url, "x")).message());
      assertEquals(5, server.requests.size());
      assertEquals(List.of(), names());
    }
  }

  @Test
  void WEB8_noAnswerAndNoServerAreTriedAgain() throws Exception {
    try (TestServer server =
        TestServer.start(
            (request, connection) -> {
              if (request.count() > 2) {
                TestServer.ok(connection, TEXT);
              }
            })) {
      assertTrue(run(inputs(server.url("/x"), "x")).isSuccess());
      assertEquals(3, server.requests.size());
    }
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    String url = "http://127.0.0.1:" + free + "/x";
    assertEquals(
        "cannot download: " + url + ": connection refused", run(inputs(url, "y")).message());
    assertEquals(4, attemptLines());
  }

  private long attemptLines() {
    return context().infos.stream().filter(line -> line.contains("connection refused")).count();
  }

  @Test
  void WEB8_anUnknownHostIsTriedTwice() throws Exception {
    String url = "http://no-such-host.invalid/x";
    assertEquals(
        "cannot download: " + url + ": unknown host no-such-host.invalid",
        run(inputs(url, "x")).message());
    assertEquals(1, context().infos.stream().filter(line -> line.contains("unknown host")).count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5, 55\r\n\r\n01234",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n01234",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n01234\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n0123456\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"
      })
  void WEB18_malformedAnswersLeaveNothing(String answer) throws Exception {
    try (TestServer server =
        TestServer.start((request, connection) -> TestServer.send(connection, answer))) {
      assertEquals(Outcome.FAILED, run(inputs(server.url("/x"), "x")).outcome());
      assertEquals(List.of(), names());
    }
  }

  @Test
  void WEB18_interimAnswersTrailersAndBodiesUntilTheEndAreUnderstood() throws Exception {
    List<String> answers =
        List.of(
            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n"
                + "Content-Length: 10\r\n\r\n"
                + TEXT,
            chunked("4;a=b", "0123", "6", "456789", "0", "Trailer: x", "", ""),
            "HTTP/1.0 200 OK\r\nX-Folded: a\r\n b\r\n\r\n" + TEXT,
            "HTTP/1.1 200\nContent-Length: 10\n\n" + TEXT);
    for (String answer : answers) {
      try (TestServer server =
          TestServer.start((request, connection) -> TestServer.send(connection, answer))) {
        assertTrue(run(verified(server.url("/x"), "x", TEXT_SHA256)).isSuccess(), answer);
      }
    }
  }

  private static String chunked(String... lines) {
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + String.join("\r\n", lines);
  }

  @Test
  void WEB18_aSilentServerIsGivenUp() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (TestServer server = TestServer.start((request, connection) -> await(end))) {
      pace = new Pace(LONG, Duration.ofMillis(50), List.of(MOMENT), MOMENT, LONG);
      String url = server.url("/x");
      assertEquals(
          "cannot download: " + url + ": the server takes too long",
          run(inputs(url, "x")).message());
      assertEquals(2, server.awaited(2));
    } finally {
      end.countDown();
    }
  }

  private static void await(CountDownLatch end) throws IOException {
    try {
      end.await();
    } catch (InterruptedException torn) {
      throw new IOException(torn);
    }
  }

  private static void startAndStall(Socket connection, CountDownLatch end) throws IOException {
    TestServer.send(connection, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + TEXT);
    await(end);
  }

  @Test
  void EX9_theDeadlineEndsAReadThatWaits() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (TestServer server =
        TestServer.start((request, connection) -> startAndStall(connection, end))) {
      context().deadline = Deadline.in(Duration.ofMillis(200), context().cancellation);
      Deadline.Stopped stopped =
          assertThrows(Deadline.Stopped.class, () -> run(inputs(server.url("/x"), "x")));
      assertEquals(Outcome.TIMED_OUT, stopped.outcome());
      assertEquals(List.of(), names());
    } finally {
      end.countDown();
    }
  }

  @Test
  void EX9_aCancellationEndsAReadThatWaits() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (TestServer server =
        TestServer.start(
            (request, connection) -> {
              context().cancellation.cancel();
              startAndStall(connection, end);
            })) {
      context();
      Deadline.Stopped stopped =
          assertThrows(Deadline.Stopped.class, () -> run(inputs(server.url("/x"), "x")));
      assertEquals(Outcome.CANCELLED, stopped.outcome());
      assertEquals(List.of(), names());
    } finally {
      end.countDown();
    }
  }

  @Test
  void EX9_waitsBetweenAttemptsRespectTheDeadline() throws Exception {
    try (TestServer server =
        TestServer.start((request, connection) -> TestServer.status(connection, "503 Busy"))) {
      pace = new Pace(LONG, LONG, List.of(LONG), LONG, LONG);
      context().deadline = Deadline.in(Duration.ofMillis(200), context().cancellation);
      long start = System.nanoTime();
      assertThrows(Deadline.Stopped.class, () -> run(inputs(server.url("/x"), "x")));
      assertTrue(System.nanoTime() - start < LONG.toNanos() / 2);
    }
  }

  @Test
  void WEB18_longDownloadsSayHowFarTheyAre() throws Exception {
    try (TestServer server =
        TestServer.start((request, connection) -> TestServer.ok(connection, "x".repeat(1 << 20)))) {
      pace = new Pace(LONG, LONG, List.of(MOMENT), MOMENT, Duration.ZERO);
      assertTrue(run(inputs(server.url("/x"), "x")).isSuccess());
      assertTrue(context().infos.contains("downloaded 1.0 of 1.0 MiB"));
    }
  }
}
