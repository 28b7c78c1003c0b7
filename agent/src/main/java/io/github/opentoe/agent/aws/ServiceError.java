package io.github.opentoe.agent.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * The refusal of a service that speaks JSON.
 *
 * @param code such as {@code ParameterNotFound}
 * @param message on one line; empty where there is none
 */
record ServiceError(String code, String message) {

  private static final Set<String> THROTTLING =
      Set.of(
          "BandwidthLimitExceeded",
          "EC2ThrottledException",
          "PriorRequestNotComplete",
          "ProvisionedThroughputExceededException",
          "RequestLimitExceeded",
          "RequestThrottled",
          "RequestThrottledException",
          "ServiceUnavailable",
          "ServiceUnavailableException",
          "SlowDown",
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "TooManyRequestsException");

  /**
   * What an answer says.
   *
   * @param header the value of {@code x-amzn-errortype}; empty for none
   */
  static ServiceError in(String body, String header, int status) {
    String code = header;
    String message = "";
    try (JsonParser parser = new JsonFactory().createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new ServiceError(plain(code, status), "");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName().toLowerCase(Locale.ROOT);
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          parser.skipChildren();
        } else if (field.equals("message") || field.equals("errormessage")) {
          message = parser.getText();
        } else if (code.isEmpty() && (field.equals("__type") || field.equals("code"))) {
          code = parser.getText();
        }
      }
    } catch (IOException notJson) {
      return new ServiceError(plain(code, status), OneLine.of(message));
    }
    return new ServiceError(plain(code, status), OneLine.of(message));
  }

  private static String plain(String type, int status) {
    String name = type.substring(type.lastIndexOf('#') + 1);
    int colon = name.indexOf(':');
    name = (colon < 0 ? name : name.substring(0, colon)).strip();
    return name.isEmpty() ? "HTTP " + status : OneLine.of(name);
  }

  /** Whether the service only wants fewer calls. */
  boolean isThrottling() {
    return THROTTLING.contains(code) || code.equals("HTTP 429");
  }
}
