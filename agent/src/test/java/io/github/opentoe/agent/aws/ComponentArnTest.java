package io.github.opentoe.agent.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentArnTest {

  private static final String US = "arn:aws:imagebuilder:us-east-1:";

  @Test
  void CL30_allPartsAreRead() throws ComponentArn.Malformed {
    ComponentArn arn =
        ComponentArn.parse(
            "arn:aws-us-gov:imagebuilder:us-gov-west-1:123456789012:component/my-app/1.20.3/14");
    assertEquals("aws-us-gov", arn.partition());
    assertEquals("us-gov-west-1", arn.region());
    assertEquals("123456789012", arn.owner());
    assertEquals("my-app", arn.name());
    assertEquals("1.20.3", arn.version().toString());
    assertEquals(Optional.of(14L), arn.build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        US + "aws:component/update-linux/x.x.x",
        US + "aws-marketplace:component/a_b/1.x.x",
        US + "123456789012:component/a/1.2.x",
        US + "123456789012:component/a/1.2.3",
        "arn:aws-cn:imagebuilder:cn-north-1:aws:component/a/1.0.0/1"
      })
  void CL30_textAndArnAreTheSame(String text) throws ComponentArn.Malformed {
    assertEquals(text, ComponentArn.parse(text).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "1.x.3, the version '1.x.3' has a number behind a wildcard.",
    "x.x.1, the version 'x.x.1' has a number behind a wildcard.",
    "x.1.x, the version 'x.1.x' has a number behind a wildcard.",
    "1.0, the version '1.0' is not three numbers with dots between.",
    "1.0.*, the version '1.0.*' is not three numbers with dots between.",
    "1.0.0/x, the build 'x' is not a number.",
    "1.0.x/1, a build number cannot follow the wildcards in 1.0.x.",
    "1.0.0/1/2, 'its form is arn:<partition>:imagebuilder:<region>:<owner>:component/<name>"
        + "/<version>[/<build>].'"
  })
  void CL30_oddVersionsAreRefused(String version, String reason) {
    String text = US + "aws:component/a/" + version;
    assertEquals(
        "'" + text + "' is not the ARN of a component: " + reason, ComponentArnTest.flaw(text));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:s3:::bucket, it belongs to the service 's3'",
    "arn:aws:imagebuilder:us-east-1:aws, its form is",
    "arn:aws:imagebuilder::aws:component/a/1.0.0, '' is not a region",
    "arn:gcp:imagebuilder:us-east-1:aws:component/a/1.0.0, 'gcp' is not a partition",
    "arn:aws:imagebuilder:us-east-1:12345:component/a/1.0.0, its owner '12345'",
    "arn:aws:imagebuilder:us-east-1:amazon:component/a/1.0.0, its owner 'amazon'",
    "arn:aws:imagebuilder:us-east-1:aws:image/a/1.0.0, it names no component but 'image'",
    "arn:aws:imagebuilder:us-east-1:aws:component/a, its form is",
    "arn:aws:imagebuilder:us-east-1:aws:component//1.0.0, '' is no name of a component"
  })
  void whatIsNoComponentIsRefused(String text, String reason) {
    assertTrue(flaw(text).contains(reason), flaw(text));
  }

  @Test
  void CL30_wildcardsIncludeByPosition() throws ComponentArn.Malformed {
    ComponentArn one = ComponentArn.parse(US + "aws:component/a/1.x.x");
    assertTrue(one.includes(ComponentArn.parse(US + "aws:component/a/1.9.0/3")));
    assertFalse(one.includes(ComponentArn.parse(US + "aws:component/a/10.9.0/3")));
    assertFalse(one.includes(ComponentArn.parse(US + "aws:component/b/1.9.0/3")));
    ComponentArn exact = ComponentArn.parse(US + "aws:component/a/1.9.0/3");
    assertFalse(exact.includes(ComponentArn.parse(US + "aws:component/a/1.9.0/4")));
    assertFalse(exact.includes(one));
  }

  private static String flaw(String text) {
    return assertThrows(ComponentArn.Malformed.class, () -> ComponentArn.parse(text)).reason();
  }
}
