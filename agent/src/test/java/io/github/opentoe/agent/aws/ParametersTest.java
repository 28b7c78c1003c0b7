package io.github.opentoe.agent.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.chaining.CloudValues.Answer;
import io.github.opentoe.agent.chaining.CloudValues.Items;
import io.github.opentoe.agent.chaining.CloudValues.Secret;
import io.github.opentoe.agent.chaining.CloudValues.Text;
import io.github.opentoe.agent.chaining.CloudValues.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters of the Parameter Store (document-language §2.4). */
class ParametersTest {

  private final List<JsonCall> calls = new ArrayList<>();

  private Answer read(String name, JsonAnswer answer) {
    JsonApi api =
        (call, deadline) -> {
          calls.add(call);
          return answer;
        };
    return new Parameters(api, new Cancellation()).read(name);
  }

  private static JsonAnswer given(String type, String value) {
    return new JsonAnswer.Given(
        "{\"Parameter\":{\"ARN\":\"x\",\"Type\":\"" + type + "\",\"Value\":\"" + value + "\"}}");
  }

  private String refused(String name, String code, String message) {
    Answer answer = read(name, new JsonAnswer.Refused(400, code, message, "r-1"));
    return ((Unanswered) answer).reason();
  }

  @Test
  void DL49_secureStringsAreSecret() {
    assertEquals(new Secret("hid\"den"), read("/a/b", given("SecureString", "hid\\\"den")));
  }

  @Test
  void DL50_listsAreSplitAtCommas() {
    assertEquals(new Items(List.of("a", "", " b")), read("/a/b", given("StringList", "a,, b")));
    assertEquals(new Text("a,b"), read("/a/b", given("String", "a,b")));
  }

  @Test
  void decryptionIsAlwaysAskedFor() {
    read("/a/b", given("String", "x"));
    assertEquals("{\"Name\":\"/a/b\",\"WithDecryption\":true}", calls.get(0).body());
    assertEquals("AmazonSSM.GetParameter", calls.get(0).headers().get("X-Amz-Target"));
    assertEquals(Optional.empty(), calls.get(0).region());
  }

  @Test
  void theRegionOfAnArnIsAsked() {
    read("arn:aws:ssm:eu-west-3:111122223333:parameter/a", given("String", "x"));
    assertEquals(Optional.of("eu-west-3"), calls.get(0).region());
  }

  @Test
  void aMissingParameterIsToldPlainly() {
    assertEquals(
        "parameter '/a': there is no such parameter in this account and region",
        refused("/a", "ParameterNotFound", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "/a, no rights, ssm:GetParameter for the parameter",
    "/a, The ciphertext: kms:Decrypt on key, kms:Decrypt for the key of the parameter",
    "/aws/reference/secretsmanager/s, no rights,"
        + " ssm:GetParameter and secretsmanager:GetSecretValue for the secret",
    "/aws/reference/secretsmanager/s, is not authorized: secretsmanager:GetSecretValue,"
        + " secretsmanager:GetSecretValue for the secret"
  })
  void AM79_theMissingPermissionIsNamed(String name, String message, String permission) {
    assertEquals(
        "parameter '"
            + name
            + "': AccessDeniedException: "
            + message
            + " (request id r-1); the credentials need "
            + permission,
        refused(name, "AccessDeniedException", message));
  }

  @Test
  void otherRefusalsKeepTheirWords() {
    assertEquals(
        "parameter '/a': ThrottlingException: Rate exceeded (request id r-1)",
        refused("/a", "ThrottlingException", "Rate exceeded"));
  }

  @Test
  void anAnswerWithoutValueIsNoAnswer() {
    Answer answer = read("/a", new JsonAnswer.Given("<html>"));
    assertEquals(new Unanswered("parameter '/a': the service gave no value"), answer);
  }
}
