package io.github.opentoe.agent.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnreachableAwsTest {

  private static final ObjectAddress OBJECT = new ObjectAddress("bkt", "o", Optional.empty());
  private static final JsonCall CALL =
      JsonCall.toTarget("ssm", Optional.empty(), "AmazonSSM.GetParameter", "{}");
  private static final Deadline UNBOUNDED = Deadline.none(new Cancellation());

  private static Map<String, String> environment(String... pairs) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("HOME", "/nonexistent");
    environment.put("AWS_ACCESS_KEY_ID", "id");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret");
    environment.put("AWS_REGION", "us-east-1");
    for (int at = 0; at < pairs.length; at += 2) {
      environment.put(pairs[at], pairs[at + 1]);
    }
    return environment;
  }

  private static String reason(Map<String, String> environment) throws Exception {
    try (Aws aws = new Aws(environment);
        Session session = new Session(environment)) {
      assertTrue(aws.environment().containsKey("HOME"));
      JsonAnswer answer = new SignedCalls(session, List.of()).call(CALL, UNBOUNDED);
      return assertInstanceOf(JsonAnswer.Unreached.class, answer).reason();
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void AM88_noCredentialsFailAtOnce() throws Exception {
    Map<String, String> environment = environment("AWS_ACCESS_KEY_ID", "");
    String told = "no AWS credentials found (looked at environment, profile, container, instance)";
    assertEquals(told, reason(environment));
    try (Aws aws = new Aws(environment)) {
      assertEquals(
          "cannot read: s3://bkt/o: " + told,
          assertThrows(ObjectStoreException.class, () -> aws.s3().describe(OBJECT, UNBOUNDED))
              .getMessage());
    }
  }

  @Test
  void AM88_profileThatWasAskedForIsNamed() throws Exception {
    String reason = reason(environment("AWS_ACCESS_KEY_ID", "", "AWS_PROFILE", "builder"));
    assertTrue(reason.contains("; profile builder: "), reason);
  }

  @Test
  void AM84_noRegionSaysHowToSetIt() throws Exception {
    assertEquals(
        "no AWS region found: set AWS_REGION, or region in the AWS profile",
        reason(environment("AWS_REGION", "")));
  }

  @Test
  void AM84_regionThatIsNoneIsRefused() throws Exception {
    assertEquals(
        "'evil.example/' is not the name of an AWS region",
        reason(environment("AWS_REGION", "evil.example/")));
  }

  @Test
  void AM79_closedPortIsOneSentence() throws Exception {
    String url = "http://127.0.0.1:" + closedPort();
    assertEquals(
        "cannot reach "
            + url.substring("http://".length())
            + ": connection refused; check the network, the proxy variables and the endpoint",
        reason(environment("AWS_ENDPOINT_URL", url)));
    try (Aws aws = new Aws(environment("AWS_ENDPOINT_URL", url))) {
      assertEquals(
          "cannot list: s3://bkt/o: cannot reach "
              + url
              + ": connection refused; check the network, the proxy variables and the endpoint",
          assertThrows(ObjectStoreException.class, () -> aws.s3().list(OBJECT, 1, UNBOUNDED))
              .getMessage());
    }
  }

  @Test
  void CL77_proxyThatIsDeadIsNotPassedBy() throws Exception {
    String proxy = "http://127.0.0.1:" + closedPort();
    String reason =
        reason(environment("HTTP_PROXY", proxy, "AWS_ENDPOINT_URL_SSM", "http://ssm.invalid"));
    assertTrue(reason.contains("connection refused"), reason);
  }

  @Test
  void EX69_silentServerIsLeftAtTheDeadline() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Aws aws =
            new Aws(environment("AWS_ENDPOINT_URL", "http://127.0.0.1:" + silent.getLocalPort()))) {
      Deadline soon = Deadline.in(Duration.ofMillis(700), new Cancellation());
      Deadline.Stopped stopped =
          assertThrows(Deadline.Stopped.class, () -> aws.s3().describe(OBJECT, soon));
      assertEquals(ActionResult.Outcome.TIMED_OUT, stopped.outcome());
      Deadline again = Deadline.in(Duration.ofMillis(700), new Cancellation());
      assertEquals(
          new JsonAnswer.Unreached("no answer in time from the service ssm"),
          aws.json().call(CALL, again));
    }
  }

  @Test
  void EX69_cancelledRunLeavesASilentServer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Aws aws =
            new Aws(environment("AWS_ENDPOINT_URL", "http://127.0.0.1:" + silent.getLocalPort()))) {
      Cancellation cancellation = new Cancellation();
      Thread canceller =
          new Thread(
              () -> {
                try {
                  silent.accept();
                } catch (IOException ended) {
                  return;
                }
                cancellation.cancel();
              });
      canceller.start();
      Deadline.Stopped stopped =
          assertThrows(
              Deadline.Stopped.class, () -> aws.s3().describe(OBJECT, Deadline.none(cancellation)));
      assertEquals(ActionResult.Outcome.CANCELLED, stopped.outcome());
      canceller.join();
    }
  }
}
