package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Calls in JSON, signed by the signer of the SDK, over its connections. */
final class SignedCalls implements JsonApi {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int LARGEST_ANSWER = 64 << 20;

  /** What came of one attempt, and whether another may go better. */
  private record Attempt(JsonAnswer answer, boolean canHeal) {}

  private final Session session;
  private final List<Duration> waits;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  /**
   * Calls of one run.
   *
   * @param waits before each further attempt
   */
  SignedCalls(Session session, List<Duration> waits) {
    this.session = session;
    this.waits = List.copyOf(waits);
  }

  @Override
  public JsonAnswer call(JsonCall call, Deadline deadline) throws InterruptedException {
    Deadline bound = shorter(deadline);
    Attempt attempt = attempt(call, bound);
    for (Duration wait : waits) {
      if (!attempt.canHeal() || bound.remaining().compareTo(wait) <= 0) {
        break;
      }
      if (deadline.cancellation().await(wait.toMillis())) {
        deadline.check();
      }
      attempt = attempt(call, bound);
    }
    return attempt.answer();
  }

  private static Deadline shorter(Deadline deadline) {
    Duration left = deadline.remaining();
    return Deadline.in(left.compareTo(LONGEST) < 0 ? left : LONGEST, deadline.cancellation());
  }

  private Attempt attempt(JsonCall call, Deadline deadline) throws InterruptedException {
    try {
      return Aside.run(() -> send(call), deadline, LONGEST);
    } catch (TimeoutException late) {
      return new Attempt(
          new JsonAnswer.Unreached("no answer in time from the service " + call.service()), false);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      return new Attempt(
          new JsonAnswer.Unreached(OneLine.of(String.valueOf(cause.getMessage()))), false);
    }
  }

  private Attempt send(JsonCall call) {
    Optional<String> region = call.region().or(session::region);
    if (region.isEmpty()) {
      return unreached("no AWS region found: set AWS_REGION, or region in the AWS profile");
    }
    if (!Endpoints.isRegion(region.get())) {
      return unreached("'" + region.get() + "' is not the name of an AWS region");
    }
    URI endpoint =
        call.endpoint().orElseGet(() -> session.endpoints().of(call.service(), region.get()));
    if (endpoint.getHost() == null || endpoint.getScheme() == null) {
      return unreached("the endpoint " + endpoint + " is not a URL");
    }
    SignedRequest signed = sign(call, region.get(), endpoint);
    try {
      return answer(exchange(signed, endpoint.getScheme()));
    } catch (IOException failure) {
      return new Attempt(
          new JsonAnswer.Unreached(
              "cannot reach "
                  + endpoint.getAuthority()
                  + ": "
                  + NetworkFailure.reason(failure)
                  + "; check the network, the proxy variables and the endpoint"),
          true);
    }
  }

  private static Attempt unreached(String reason) {
    return new Attempt(new JsonAnswer.Unreached(reason), false);
  }

  private SignedRequest sign(JsonCall call, String region, URI endpoint) {
    String base = endpoint.toString().replaceAll("/+$", "");
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .uri(URI.create(base + call.path()))
            .method(SdkHttpMethod.fromValue(call.method()));
    call.headers().forEach(request::putHeader);
    byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
    if (!call.method().equals("GET")) {
      request.putHeader("Content-Length", Integer.toString(body.length));
    }
    return signer.sign(
        each -> {
          each.identity(session.credentials().resolveCredentials()).request(request.build());
          if (!call.method().equals("GET")) {
            each.payload(ContentStreamProvider.fromByteArray(body));
          }
          each.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, call.service())
              .putProperty(AwsV4HttpSigner.REGION_NAME, region);
        });
  }

  private record Reply(int status, String errorType, String requestId, String body) {}

  private Reply exchange(SignedRequest signed, String scheme) throws IOException {
    HttpExecuteRequest.Builder request = HttpExecuteRequest.builder().request(signed.request());
    signed.payload().ifPresent(request::contentStreamProvider);
    HttpExecuteResponse response =
        session.client(scheme, CONNECT, SILENCE).prepareRequest(request.build()).call();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (response.responseBody().isPresent()) {
      try (InputStream stream = response.responseBody().get()) {
        body.write(stream.readNBytes(LARGEST_ANSWER));
      }
    }
    return new Reply(
        response.httpResponse().statusCode(),
        response.httpResponse().firstMatchingHeader("x-amzn-errortype").orElse(""),
        response.httpResponse().firstMatchingHeader("x-amzn-requestid").orElse(""),
        body.toString(StandardCharsets.UTF_8));
  }

  private static Attempt answer(Reply reply) {
    if (reply.status() / 100 == 2) {
      return new Attempt(new JsonAnswer.Given(reply.body()), false);
    }
    ServiceError error = ServiceError.in(reply.body(), reply.errorType(), reply.status());
    return new Attempt(
        new JsonAnswer.Refused(reply.status(), error.code(), error.message(), reply.requestId()),
        reply.status() >= 500 || error.isThrottling());
  }
}
