package io.github.opentoe.agent.chaining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Document-language §2.4. */
class MetadataPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iam/security-credentials/role",
        "iam/",
        "./iam/info",
        "//iam//info",
        "/iam/info",
        "%69am/info",
        "%2569am/info",
        "iam%2Finfo",
        "IAM/info",
        "tags/../iam/info",
        "iam;x/info",
        "identity-credentials/ec2/security-credentials/ec2-instance",
        "Identity-Credentials/ec2"
      })
  void credentialsAreRefusedInEveryDisguise(String path) {
    assertTrue(MetadataPath.problem(path).orElse("").contains("holds credentials"), path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../user-data", "../dynamic/instance-identity/document", "a/../../x"})
  void nothingOutsideOfMetadataIsAskedFor(String path) {
    assertTrue(MetadataPath.problem(path).orElse("").contains("leads out"), path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instance-id",
        "placement/availability-zone",
        "network/interfaces/macs/0e:49:61:0f:c3:11/subnet-id",
        "iam",
        "iamx/info",
        "tags/instance/iam/x",
        "tags/instance/50%"
      })
  void everythingElseMayBeAskedFor(String path) {
    assertEquals(Optional.empty(), MetadataPath.problem(path));
  }
}
