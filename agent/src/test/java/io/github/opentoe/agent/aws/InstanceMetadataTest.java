package io.github.opentoe.agent.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.chaining.CloudValues.Answer;
import io.github.opentoe.agent.chaining.CloudValues.Text;
import io.github.opentoe.agent.chaining.CloudValues.Unanswered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instance metadata (document-language §2.4). */
class InstanceMetadataTest {

  private MetadataStub stub;

  @BeforeEach
  void start() throws IOException {
    stub = new MetadataStub().with("meta-data/instance-id", "i-0123");
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private InstanceMetadata metadata() {
    return metadata(stub.endpoint());
  }

  private static InstanceMetadata metadata(String endpoint) {
    return new InstanceMetadata(
        Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint), new Cancellation());
  }

  private static String reason(Answer answer) {
    return answer instanceof Unanswered unanswered ? unanswered.reason() : "answered: " + answer;
  }

  @Test
  void oneTokenServesAllQuestions() {
    InstanceMetadata metadata = metadata();
    assertEquals(new Text("i-0123"), metadata.value("instance-id"));
    assertEquals(new Text("i-0123"), metadata.value("instance-id"));
    assertEquals(
        List.of(
            "PUT /latest/api/token null",
            "GET /latest/meta-data/instance-id token-1",
            "GET /latest/meta-data/instance-id token-1"),
        stub.requests());
  }

  @Test
  void aTokenThatRanOutIsRenewed() {
    InstanceMetadata metadata = metadata();
    metadata.value("instance-id");
    stub.currentToken = "token-2";
    assertEquals(new Text("i-0123"), metadata.value("instance-id"));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 405})
  void withoutTokensTheFirstVersionIsAsked(int status) {
    stub.tokenStatus = status;
    stub.wantsToken = false;
    assertEquals(new Text("i-0123"), metadata().value("instance-id"));
  }

  @Test
  void aBrokenTokenServiceIsNoReasonToGoWithoutTokens() {
    stub.tokenStatus = 500;
    stub.wantsToken = false;
    assertEquals(
        "instance metadata gives no session token: status 500",
        reason(metadata().value("instance-id")));
    assertTrue(stub.requests().stream().allMatch(request -> request.startsWith("PUT")));
  }

  @Test
  void aPassingFailureIsNoFailure() {
    stub.failures = 2;
    assertEquals(new Text("i-0123"), metadata().value("instance-id"));
  }

  @Test
  void whatTheInstanceDoesNotHaveIsNamed() {
    assertEquals(
        "this instance has no metadata 'spot/action'", reason(metadata().value("spot/action")));
  }

  @Test
  void credentialsAreNeverAskedFor() {
    stub.with("meta-data/iam/info", "secret");
    assertTrue(reason(metadata().value("x/../iam/info")).contains("holds credentials"));
    assertEquals(List.of(), stub.requests());
  }

  @Test
  void theSwitchForNoMetadataIsHeeded() {
    Map<String, String> environment =
        Map.of(
            "AWS_EC2_METADATA_DISABLED",
            "TRUE",
            "AWS_EC2_METADATA_SERVICE_ENDPOINT",
            stub.endpoint());
    Answer answer = new InstanceMetadata(environment, new Cancellation()).value("instance-id");
    assertEquals("instance metadata is switched off by AWS_EC2_METADATA_DISABLED", reason(answer));
    assertEquals(List.of(), stub.requests());
  }

  @Test
  void aDeadEndpointIsNamedAndAskedNoSecondTime() throws IOException {
    String dead;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = "http://127.0.0.1:" + closed.getLocalPort();
    }
    String expected =
        "cannot reach instance metadata at "
            + dead
            + ": connection refused; is this an EC2 instance?";
    InstanceMetadata metadata = metadata(dead);
    assertEquals(expected, reason(metadata.value("instance-id")));
    assertEquals(expected, reason(metadata.value("ami-id")));
  }

  @Test
  void anEndpointThatIsNoUrlIsRefused() {
    assertTrue(reason(metadata("no url").value("instance-id")).endsWith("is not a URL"));
  }
}
