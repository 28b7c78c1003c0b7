package io.github.opentoe.agent.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A call to a service that speaks JSON and has no module of the SDK here.
 *
 * @param service signing name and default host prefix, such as {@code ssm}
 * @param region where to ask; empty for the region of the default chain
 * @param endpoint instead of the service's own; empty for the SDK's variables, then the default
 * @param method {@code GET} or {@code POST}
 * @param path with its query, beginning with a slash
 * @param headers such as {@code X-Amz-Target}
 * @param body JSON; empty for none
 */
record JsonCall(
    String service,
    Optional<String> region,
    Optional<URI> endpoint,
    String method,
    String path,
    Map<String, String> headers,
    String body) {

  JsonCall {
    headers = Map.copyOf(headers);
  }

  /** A call in the JSON 1.1 protocol, as the Parameter Store and CloudWatch Logs speak it. */
  static JsonCall toTarget(String service, Optional<String> region, String target, String body) {
    return new JsonCall(
        service,
        region,
        Optional.empty(),
        "POST",
        "/",
        Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", target),
        body);
  }
}
