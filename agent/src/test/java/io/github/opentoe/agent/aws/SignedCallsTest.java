package io.github.opentoe.agent.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SignedCallsTest {

  private static final Deadline UNBOUNDED = Deadline.none(new Cancellation());
  private static final JsonCall CALL =
      JsonCall.toTarget("ssm", Optional.empty(), "AmazonSSM.GetParameter", "{\"Name\":\"é\"}");

  private ScriptedS3 server;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedS3();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonAnswer call(JsonCall call) throws InterruptedException {
    return call(call, server.environment());
  }

  private static JsonAnswer call(JsonCall call, Map<String, String> environment)
      throws InterruptedException {
    Duration wait = Duration.ofMillis(1);
    try (Session session = new Session(environment)) {
      return new SignedCalls(session, List.of(wait, wait, wait)).call(call, UNBOUNDED);
    }
  }

  private void answer(int times, int status, String body) {
    server.script(
        times,
        asked -> true,
        exchange -> {
          exchange.getResponseHeaders().set("x-amzn-RequestId", "R1");
          ScriptedS3.send(exchange, status, body);
        });
  }

  @Test
  void callIsSignedForItsServiceAndRegion() throws Exception {
    answer(1, 200, "{\"ok\":1}");
    assertEquals(new JsonAnswer.Given("{\"ok\":1}"), call(CALL));
    ScriptedS3.Asked asked = server.asked.get(0);
    assertTrue(asked.header("Authorization").contains("/us-east-1/ssm/aws4_request"));
    assertEquals("AmazonSSM.GetParameter", asked.header("X-Amz-Target"));
    assertEquals("application/x-amz-json-1.1", asked.header("Content-Type"));
  }

  @Test
  void queryOfAGetIsKept() throws Exception {
    answer(1, 200, "{}");
    JsonCall get =
        new JsonCall(
            "imagebuilder",
            Optional.of("eu-central-1"),
            Optional.of(URI.create(server.url() + "/base/")),
            "GET",
            "/GetComponent?componentBuildVersionArn=arn%3Aaws%3Ax%2F1.0.0",
            Map.of(),
            "");
    assertEquals(new JsonAnswer.Given("{}"), call(get, without("AWS_ENDPOINT_URL")));
    assertEquals("/base/GetComponent", server.asked.get(0).path());
    assertEquals("componentBuildVersionArn=arn%3Aaws%3Ax%2F1.0.0", server.asked.get(0).query());
    assertTrue(server.asked.get(0).header("Authorization").contains("/eu-central-1/imagebuilder/"));
  }

  private Map<String, String> without(String variable) {
    Map<String, String> environment = new HashMap<>(server.environment());
    environment.remove(variable);
    return environment;
  }

  @Test
  void CL33_throttlingIsTriedAgainThreeTimes() throws Exception {
    answer(99, 400, "{\"__type\":\"x.y#ThrottlingException\",\"message\":\"Rate\\nexceeded\"}");
    assertEquals(
        new JsonAnswer.Refused(400, "ThrottlingException", "Rate exceeded", "R1"), call(CALL));
    assertEquals(4, server.asked.size());
  }

  @Test
  void CL33_serverErrorHealsOnTheNextTry() throws Exception {
    answer(1, 500, "<html>oops</html>");
    answer(1, 200, "{}");
    assertEquals(new JsonAnswer.Given("{}"), call(CALL));
  }

  @Test
  void CL33_refusalIsNotTriedAgain() throws Exception {
    answer(99, 400, "{\"__type\":\"ParameterNotFound\",\"Message\":\"none\"}");
    assertEquals(new JsonAnswer.Refused(400, "ParameterNotFound", "none", "R1"), call(CALL));
    assertEquals(1, server.asked.size());
  }

  @Test
  void AM79_codeInTheHeaderComesWithoutItsAddress() {
    assertEquals(
        new ServiceError("ResourceNotFoundException", "gone"),
        ServiceError.in("{\"message\":\"gone\"}", "ResourceNotFoundException:http://x/", 404));
    assertEquals(new ServiceError("HTTP 502", ""), ServiceError.in("<html>", "", 502));
    assertEquals(new ServiceError("HTTP 404", ""), ServiceError.in("", "", 404));
  }

  @Test
  void AM84_endpointOfAServiceWinsOverTheOneOfAll() {
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL", "http://all",
            "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "http://logs",
            "HOME", "/nonexistent");
    Endpoints endpoints = new Endpoints(environment, new ProfileFiles(environment));
    assertEquals(URI.create("http://logs"), endpoints.of("logs", "us-east-1"));
    assertEquals(URI.create("http://all"), endpoints.of("ssm", "us-east-1"));
  }

  @Test
  void AM84_configuredEndpointsCanBeIgnored() {
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL", "http://all",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true",
            "HOME", "/nonexistent");
    Endpoints endpoints = new Endpoints(environment, new ProfileFiles(environment));
    assertEquals(
        URI.create("https://ssm.cn-north-1.amazonaws.com.cn"), endpoints.of("ssm", "cn-north-1"));
    assertEquals(
        URI.create("https://logs.eu-west-1.amazonaws.com"), endpoints.of("logs", "eu-west-1"));
  }

  @Test
  void CL77_proxyIsAskedInsteadOfTheHost() throws Exception {
    answer(1, 200, "{\"by\":\"proxy\"}");
    Map<String, String> environment = new HashMap<>(server.environment());
    environment.put("AWS_ENDPOINT_URL", "http://ssm.invalid");
    environment.put("http_proxy", server.url());
    environment.put("no_proxy", "other.invalid");
    assertEquals(new JsonAnswer.Given("{\"by\":\"proxy\"}"), call(CALL, environment));
    assertEquals("ssm.invalid", server.asked.get(0).header("Host"));
  }

  @Test
  void CL77_hostWithoutProxyIsAskedItself() throws Exception {
    for (String exception : List.of("127.0.0.1", "a.b, 127.0.0.1", "*", ".0.0.1")) {
      answer(1, 200, "{}");
      Map<String, String> environment = new HashMap<>(server.environment());
      environment.put("HTTP_PROXY", "http://proxy.invalid:1");
      environment.put("NO_PROXY", exception);
      assertEquals(new JsonAnswer.Given("{}"), call(CALL, environment), exception);
    }
  }
}
