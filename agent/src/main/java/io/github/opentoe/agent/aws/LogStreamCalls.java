package io.github.opentoe.agent.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.value.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls to CloudWatch Logs about one stream. */
final class LogStreamCalls {

  private static final String SERVICE = "logs";
  private static final String TARGET = "Logs_20140328.";
  private static final String EXISTS = "ResourceAlreadyExistsException";
  private static final Pattern TOKEN = Pattern.compile("sequenceToken(?: is)?: ?([0-9A-Za-z]+)");

  private final JsonApi api;
  private final String group;
  private final String stream;
  private final Optional<String> region;
  private Optional<String> token = Optional.empty();

  LogStreamCalls(JsonApi api, String group, String stream, Optional<String> region) {
    this.api = api;
    this.group = group;
    this.stream = stream;
    this.region = region;
  }

  /** What came of sending events. */
  sealed interface Sent {

    /**
     * The service has them.
     *
     * @param rejected how many it did not keep: too old or too far ahead for it
     */
    record Accepted(int rejected) implements Sent {}

    /** They may be sent again later. */
    record Delayed(String reason) implements Sent {}

    /** They cannot be sent. */
    record Refused(String reason) implements Sent {}
  }

  /** Creates group and stream where they are missing; says why that is impossible. */
  Optional<String> create(Deadline deadline) throws InterruptedException {
    JsonAnswer answer = call("CreateLogGroup", Map.of("logGroupName", group), deadline);
    Optional<String> noGroup = problem(answer, "CreateLogGroup");
    if (answer instanceof JsonAnswer.Unreached) {
      return noGroup;
    }
    answer =
        call("CreateLogStream", Map.of("logGroupName", group, "logStreamName", stream), deadline);
    // Who may not create groups may still write to one that is there.
    boolean isGroupMissing =
        answer instanceof JsonAnswer.Refused refused
            && refused.code().equals("ResourceNotFoundException");
    Optional<String> noStream = problem(answer, "CreateLogStream");
    return isGroupMissing ? noGroup.or(() -> noStream) : noStream;
  }

  /** Sends events that keep the limits of one call. */
  Sent put(List<LogEvent> events, Deadline deadline) throws InterruptedException {
    JsonAnswer answer = api.call(putCall(events), deadline);
    if (answer instanceof JsonAnswer.Refused refused && isAboutToken(refused)) {
      token = tokenIn(refused.message());
      if (refused.code().startsWith("DataAlreadyAccepted")) {
        return new Sent.Accepted(0);
      }
      answer = api.call(putCall(events), deadline);
    }
    if (answer instanceof JsonAnswer.Given given) {
      JsonBody body = JsonBody.of(given.body());
      token = body.text("nextSequenceToken");
      return new Sent.Accepted(rejected(body.at("rejectedLogEventsInfo"), events.size()));
    }
    if (answer instanceof JsonAnswer.Refused refused) {
      String reason = Refusals.text(refused, "logs:PutLogEvents");
      boolean canHeal =
          refused.status() >= 500 || refused.status() == 429 || isThrottling(refused.code());
      return canHeal || isAboutToken(refused) ? new Sent.Delayed(reason) : new Sent.Refused(reason);
    }
    return new Sent.Delayed(((JsonAnswer.Unreached) answer).reason());
  }

  private static int rejected(JsonBody info, int all) {
    int old =
        Math.max(
            info.number("tooOldLogEventEndIndex").orElse(0L).intValue(),
            info.number("expiredLogEventEndIndex").orElse(0L).intValue());
    int ahead = info.number("tooNewLogEventStartIndex").orElse((long) all).intValue();
    return Math.min(all, old + all - ahead);
  }

  private static boolean isThrottling(String code) {
    return code.contains("Throttl")
        || code.contains("LimitExceeded")
        || code.contains("TooManyRequests")
        || code.contains("ServiceUnavailable");
  }

  private static boolean isAboutToken(JsonAnswer.Refused refused) {
    return refused.code().startsWith("InvalidSequenceToken")
        || refused.code().startsWith("DataAlreadyAccepted");
  }

  private static Optional<String> tokenIn(String message) {
    Matcher matcher = TOKEN.matcher(message);
    return matcher.find()
        ? Optional.of(matcher.group(1)).filter(text -> !text.equals("null"))
        : Optional.empty();
  }

  private static Optional<String> problem(JsonAnswer answer, String operation) {
    if (answer instanceof JsonAnswer.Refused refused) {
      return refused.code().equals(EXISTS)
          ? Optional.empty()
          : Optional.of(Refusals.text(refused, "logs:" + operation));
    }
    return answer instanceof JsonAnswer.Unreached unreached
        ? Optional.of(unreached.reason())
        : Optional.empty();
  }

  private JsonAnswer call(String operation, Map<String, String> fields, Deadline deadline)
      throws InterruptedException {
    Map<String, Value> entries = new LinkedHashMap<>();
    fields.forEach((key, text) -> entries.put(key, Value.text(text)));
    return api.call(
        JsonCall.toTarget(SERVICE, region, TARGET + operation, Value.mapping(entries).toJson()),
        deadline);
  }

  private JsonCall putCall(List<LogEvent> events) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("logGroupName", group);
      json.writeStringField("logStreamName", stream);
      json.writeArrayFieldStart("logEvents");
      for (LogEvent event : events) {
        json.writeStartObject();
        json.writeNumberField("timestamp", event.millis());
        json.writeStringField("message", event.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      if (token.isPresent()) {
        json.writeStringField("sequenceToken", token.get());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JsonCall.toTarget(SERVICE, region, TARGET + "PutLogEvents", text.toString());
  }
}
