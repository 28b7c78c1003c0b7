package io.github.opentoe.agent.aws;

import static io.github.opentoe.agent.aws.ScriptedApi.given;
import static io.github.opentoe.agent.aws.ScriptedApi.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudWatch streaming (execution-and-outputs §8.8). */
class ConsoleStreamTest {

  private static final Instant T = Instant.parse("2031-02-03T04:05:06.789Z");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String START = "The console log cannot be sent to the stream: ";

  private ScriptedApi api = new ScriptedApi(call -> given("{}"));

  private ConsoleStream stream(Function<JsonCall, JsonAnswer> script) {
    api = new ScriptedApi(script);
    return new ConsoleStream(
        new LogStreamCalls(api, "g", "s", Optional.of("eu-west-1")),
        "the stream",
        new ConsoleStream.Pace(
            1 << 20, Duration.ofMillis(5), Duration.ofMillis(1), Duration.ofMillis(50)));
  }

  private static Deadline soon() {
    return Deadline.in(LONG, new Cancellation());
  }

  private static String operation(JsonCall call) {
    return call.headers().getOrDefault("X-Amz-Target", "").replace("Logs_20140328.", "");
  }

  private List<JsonCall> puts() {
    return api.calls.stream().filter(call -> operation(call).equals("PutLogEvents")).toList();
  }

  private static Function<JsonCall, JsonAnswer> puts(Function<Integer, JsonAnswer> answers) {
    AtomicInteger count = new AtomicInteger();
    return call ->
        operation(call).equals("PutLogEvents") ? answers.apply(count.getAndIncrement()) : given("");
  }

  @Test
  void section8_8_groupAndStreamAreCreatedAndLinesFollow() throws InterruptedException {
    try (ConsoleStream stream = stream(call -> given("{}"))) {
      stream.line(T, "before \"it\" opened".getBytes(UTF_8));
      assertEquals(Optional.empty(), stream.open(soon()));
      assertEquals(Optional.empty(), stream.flush(LONG));
      assertEquals(
          List.of("CreateLogGroup", "CreateLogStream", "PutLogEvents"),
          api.calls.stream().map(ConsoleStreamTest::operation).toList());
      assertEquals(Optional.of("eu-west-1"), api.calls.get(2).region());
      assertEquals(
          "{\"logGroupName\":\"g\",\"logStreamName\":\"s\",\"logEvents\":[{\"timestamp\":"
              + T.toEpochMilli()
              + ",\"message\":\"before \\\"it\\\" opened\"}]}",
          api.calls.get(2).body());
      assertEquals(List.of(), stream.losses());
    }
  }

  @Test
  void section8_8_whatExistsIsFine() throws InterruptedException {
    JsonAnswer exists = refused(400, "ResourceAlreadyExistsException", "there");
    try (ConsoleStream stream =
        stream(call -> operation(call).equals("PutLogEvents") ? given("{}") : exists)) {
      assertEquals(Optional.empty(), stream.open(soon()));
    }
  }

  @Test
  void whoMayNotCreateAGroupMayWriteToOneThatIsThere() throws InterruptedException {
    JsonAnswer denied = refused(400, "AccessDeniedException", "not you");
    try (ConsoleStream stream =
        stream(call -> operation(call).equals("CreateLogGroup") ? denied : given("{}"))) {
      assertEquals(Optional.empty(), stream.open(soon()));
    }
    JsonAnswer absent = refused(400, "ResourceNotFoundException", "no group");
    try (ConsoleStream stream =
        stream(call -> operation(call).equals("CreateLogGroup") ? denied : absent)) {
      assertEquals(
          Optional.of(
              START
                  + "AccessDeniedException: not you (request id r-1); the permission"
                  + " logs:CreateLogGroup may be missing"),
          stream.open(soon()));
    }
  }

  @Test
  void aDeadEndpointIsAskedOnce() throws InterruptedException {
    try (ConsoleStream stream = stream(call -> new JsonAnswer.Unreached("cannot reach logs"))) {
      assertEquals(Optional.of(START + "cannot reach logs"), stream.open(soon()));
      assertEquals(1, api.calls.size());
    }
  }

  @Test
  void section8_8_aServerThatAsksForTokensGetsThem() throws InterruptedException {
    try (ConsoleStream stream =
        stream(
            puts(
                index ->
                    index == 0
                        ? refused(
                            400,
                            "InvalidSequenceTokenException",
                            "The given sequenceToken is invalid. The next expected sequenceToken"
                                + " is: 4951")
                        : given("{\"nextSequenceToken\":\"" + (4951 + index) + "\"}")))) {
      stream.open(soon());
      stream.line(T, new byte[] {'a'});
      assertEquals(Optional.empty(), stream.flush(LONG));
      stream.line(T, new byte[] {'b'});
      assertEquals(Optional.empty(), stream.flush(LONG));
      assertFalse(puts().get(0).body().contains("sequenceToken"));
      assertTrue(puts().get(1).body().endsWith(",\"sequenceToken\":\"4951\"}"));
      assertTrue(puts().get(2).body().endsWith(",\"sequenceToken\":\"4952\"}"));
    }
  }

  @Test
  void section8_8_whatWasAcceptedBeforeIsNotSentAgain() throws InterruptedException {
    try (ConsoleStream stream =
        stream(
            puts(
                index ->
                    refused(
                        400,
                        "DataAlreadyAcceptedException",
                        "The given batch of log events has already been accepted. The next batch"
                            + " can be sent with sequenceToken: 77")))) {
      stream.open(soon());
      stream.line(T, new byte[] {'a'});
      assertEquals(Optional.empty(), stream.flush(LONG));
      assertEquals(1, puts().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingException", "ServiceUnavailableException"})
  void section8_8_throttledLinesAreSentAgain(String code) throws InterruptedException {
    try (ConsoleStream stream =
        stream(puts(index -> index < 3 ? refused(400, code, "slower") : given("{}")))) {
      stream.open(soon());
      stream.line(T, new byte[] {'a'});
      assertEquals(Optional.empty(), stream.flush(LONG));
      assertEquals(4, puts().size());
      assertEquals(puts().get(0), puts().get(3));
    }
  }

  @Test
  void aServiceThatStaysAwayIsGivenUp() throws InterruptedException {
    try (ConsoleStream stream = stream(puts(index -> new JsonAnswer.Unreached("dead")))) {
      stream.open(soon());
      stream.line(T, new byte[] {'a'});
      assertEquals(Optional.of(START + "dead"), stream.flush(LONG));
      int asked = puts().size();
      stream.line(T, new byte[] {'b'});
      assertEquals(Optional.of(START + "dead"), stream.flush(LONG));
      assertEquals(asked, puts().size(), "nothing is sent any more");
    }
  }

  @Test
  void aRefusalEndsTheStream() throws InterruptedException {
    try (ConsoleStream stream =
        stream(puts(index -> refused(400, "AccessDeniedException", "no")))) {
      stream.open(soon());
      stream.line(T, new byte[] {'a'});
      assertEquals(
          Optional.of(
              START
                  + "AccessDeniedException: no (request id r-1); the permission logs:PutLogEvents"
                  + " may be missing"),
          stream.flush(LONG));
      assertEquals(1, puts().size());
    }
  }

  @Test
  void theEndDoesNotWaitForever() throws InterruptedException {
    ConsoleStream stream =
        new ConsoleStream(
            new LogStreamCalls(
                (call, deadline) -> {
                  if (operation(call).equals("PutLogEvents")) {
                    deadline.cancellation().await(LONG.toMillis());
                    deadline.check();
                  }
                  return given("{}");
                },
                "g",
                "s",
                Optional.empty()),
            "the stream",
            ConsoleStream.Pace.USUAL);
    stream.open(soon());
    stream.line(T, new byte[] {'a'});
    assertEquals(
        Optional.of(START + "not every line could be sent within 0 seconds of the end"),
        stream.flush(Duration.ofMillis(10)));
  }

  @Test
  void linesThatTheServiceDoesNotKeepAreCounted() throws InterruptedException {
    try (ConsoleStream stream =
        stream(
            puts(index -> given("{\"rejectedLogEventsInfo\":{\"tooOldLogEventEndIndex\":1}}")))) {
      stream.line(T, new byte[] {'a'});
      stream.line(T, new byte[] {'b'});
      stream.open(soon());
      assertEquals(Optional.empty(), stream.flush(LONG));
      assertEquals(
          List.of("the stream did not take 1 lines: too old or too far ahead for it"),
          stream.losses());
    }
  }
}
