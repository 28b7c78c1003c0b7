package io.github.opentoe.agent.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.chaining.CloudValues.Text;
import io.github.opentoe.agent.chaining.CloudValues.Unanswered;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code context:accountId} and {@code context:region} (document-language §2.4). */
class HostIdentityTest {

  private static final String DOCUMENT = "dynamic/instance-identity/document";

  private final List<JsonCall> calls = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private JsonAnswer caller = new JsonAnswer.Unreached("no credentials");
  private Optional<String> profile = Optional.empty();

  private AwsValues values() {
    environment.putIfAbsent("AWS_EC2_METADATA_DISABLED", "true");
    JsonApi api =
        (call, deadline) -> {
          calls.add(call);
          return caller;
        };
    return new AwsValues(environment, api, () -> profile, new Cancellation());
  }

  @Test
  void theIdentityDocumentIsReadOnce() throws IOException {
    try (MetadataStub stub =
        new MetadataStub()
            .with(DOCUMENT, "{\"accountId\" : \"111122223333\", \"region\" : \"eu-north-1\"}")) {
      environment.put("AWS_EC2_METADATA_DISABLED", "false");
      environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", stub.endpoint());
      AwsValues values = values();
      assertEquals(new Text("111122223333"), values.accountId());
      assertEquals(new Text("eu-north-1"), values.region());
      assertEquals(new Text("eu-north-1"), values.region());
      assertEquals(2, stub.requests().size());
      assertEquals(List.of(), calls);
    }
  }

  @Test
  void whatTheEnvironmentSaysNeedsNoCall() {
    environment.put("AWS_DEFAULT_REGION", "ap-south-1");
    environment.put("AWS_ACCOUNT_ID", "444455556666");
    assertEquals(new Text("ap-south-1"), values().region());
    assertEquals(new Text("444455556666"), values().accountId());
    assertEquals(List.of(), calls);
  }

  @Test
  void offInstancesTheCredentialsNameTheAccountOnce() {
    caller = new JsonAnswer.Given("<X><Account>777788889999</Account></X>");
    AwsValues values = values();
    assertEquals(new Text("777788889999"), values.accountId());
    assertEquals(new Text("777788889999"), values.accountId());
    assertEquals(1, calls.size());
    caller = new JsonAnswer.Given("{\"R\":{\"Account\": \"777788889990\"}}");
    assertEquals(new Text("777788889990"), values().accountId());
  }

  @Test
  void offInstancesTheProfileNamesTheRegion() {
    profile = Optional.of("sa-east-1");
    assertEquals(new Text("sa-east-1"), values().region());
  }

  @Test
  void whatNobodyKnowsIsToldInOneSentence() {
    assertEquals(
        new Unanswered("no AWS region found: set AWS_REGION, or region in the AWS profile"),
        values().region());
    assertTrue(
        ((Unanswered) values().accountId())
            .reason()
            .endsWith("sts:GetCallerIdentity failed: no credentials"));
  }
}
