package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.value.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls to EC2 Image Builder. */
final class ImageBuilder {

  /** Replaces the endpoint of the service (CL-31). */
  static final String ENDPOINT = "AWSTOE_IMAGEBUILDER_ENDPOINT";

  /** Refusals that concern the caller, whatever the question. */
  private static final Set<Integer> FINAL = Set.of(401, 403, 429);

  private static final String SIGNING_NAME = "imagebuilder";

  private final JsonApi api;
  private final Optional<String> endpoint;

  /**
   * The service as this environment reaches it.
   *
   * @param environment may replace the endpoint
   */
  ImageBuilder(JsonApi api, Map<String, String> environment) {
    this.api = api;
    this.endpoint = Optional.ofNullable(environment.get(ENDPOINT)).filter(url -> !url.isBlank());
  }

  /** A call that failed. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int NO_ANSWER = -1;

    private final int status;
    private final String reason;

    private Failure(int status, String reason) {
      super(reason, null, false, false);
      this.status = status;
      this.reason = reason;
    }

    /** The service answered, but not with what was wanted. */
    static Failure unfit(String reason) {
      return new Failure(0, reason);
    }

    /** No answer came. */
    static Failure unreached(String reason) {
      return new Failure(NO_ANSWER, reason);
    }

    /** Whether the service refused for a reason that another question may not meet. */
    boolean concernsTheQuestion() {
      return status >= 400 && status < 500 && !FINAL.contains(status);
    }

    Fetched asMissing(String source) {
      return status != NO_ANSWER
          ? Downloads.unable(source, reason)
          : Downloads.offline(source, reason);
    }
  }

  /** Asks with everything in the path. */
  JsonBody get(String region, String operation, String path, Deadline deadline)
      throws Failure, InterruptedException {
    return send(
        new JsonCall(SIGNING_NAME, Optional.of(region), endpoint(), "GET", path, Map.of(), ""),
        operation,
        deadline);
  }

  /** Asks with a body of texts, lists and maps. */
  JsonBody post(String region, String operation, Map<String, Object> body, Deadline deadline)
      throws Failure, InterruptedException {
    return send(
        new JsonCall(
            SIGNING_NAME,
            Optional.of(region),
            endpoint(),
            "POST",
            "/" + operation,
            Map.of("Content-Type", "application/json"),
            json(body).toJson()),
        operation,
        deadline);
  }

  private JsonBody send(JsonCall call, String operation, Deadline deadline)
      throws Failure, InterruptedException {
    JsonAnswer answer = api.call(call, deadline);
    if (answer instanceof JsonAnswer.Given given) {
      return JsonBody.of(given.body());
    }
    if (answer instanceof JsonAnswer.Refused refused) {
      throw new Failure(refused.status(), Refusals.text(refused, SIGNING_NAME + ":" + operation));
    }
    throw Failure.unreached(((JsonAnswer.Unreached) answer).reason());
  }

  private Optional<URI> endpoint() throws Failure {
    if (endpoint.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(endpoint.get().strip());
      if (uri.getHost() != null && uri.getScheme() != null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // The failure below says it.
    }
    throw Failure.unreached(ENDPOINT + " is '" + endpoint.get() + "', which is not a URL");
  }

  private static Value json(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Value> entries = new LinkedHashMap<>();
      map.forEach((key, entry) -> entries.put(String.valueOf(key), json(entry)));
      return Value.mapping(entries);
    }
    return value instanceof List<?> list
        ? Value.sequence(list.stream().map(ImageBuilder::json).toList())
        : Value.text(String.valueOf(value));
  }
}
