package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.Validated;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3InputsTest {

  private static final String OWNER = ", expectedBucketOwner: '123456789012'";

  private static Validated download(String inputs) {
    return Validated.step(Platform.LINUX, "S3Download", "{" + inputs + OWNER + "}");
  }

  private static Validated from(String source) {
    return download("source: '" + source + "', destination: /tmp/x");
  }

  private static Validated upload(String inputs) {
    return Validated.step(Platform.LINUX, "S3Upload", "{" + inputs + OWNER + "}");
  }

  private static Validated to(String destination) {
    return upload("source: /tmp/x, destination: '" + destination + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://my-bucket/a/b.txt",
        "S3://my-bucket/a",
        "s3://a.b-c.1/a//b",
        "s3://my-bucket/p/a%20b",
        "s3://my-bucket/a/*",
        "s3://my-bucket/*"
      })
  void AM85_goodSourcesPassWithoutAWord(String source) {
    assertEquals(List.of(), from(source).problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://My-bucket/a",
        "s3://my_bucket/a",
        "s3://ab/a",
        "s3://-bucket/a",
        "s3://bucket-/a",
        "s3://bu..cket/a",
        "s3://192.168.5.4/a",
        "s3:///a"
      })
  void AM85_namesThatNoBucketHasAreRefused(String source) {
    String bucket = source.substring(5, source.lastIndexOf('/'));
    assertEquals(
        List.of("'source' of S3Download names no valid bucket: '" + bucket + "'"),
        from(source).errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://my-bucket/a", "/tmp/a", "s3:/my-bucket/a", "my-bucket/a"})
  void AM85_otherAddressesAreRefused(String source) {
    assertEquals(
        List.of("'source' of S3Download must be an s3:// URI such as s3://bucket/key"),
        from(source).errors());
  }

  @Test
  void AM85_accessPointsAreRefusedInSoManyWords() {
    assertEquals(
        List.of("'source' of S3Download names an access point; only bucket names are supported"),
        from("s3://arn:aws:s3:us-east-1:123456789012:accesspoint/x/a").errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://my-bucket", "s3://my-bucket/"})
  void AM85_aDownloadNeedsAKey(String source) {
    assertEquals(
        List.of(
            "'source' of S3Download names no object; write s3://bucket/key,"
                + " or s3://bucket/prefix/*"),
        from(source).errors());
    assertEquals(List.of(), to(source).errors());
  }

  @Test
  void AM85_aPlaceholderOfATemplateIsAWarning() {
    assertEquals(
        List.of("'source' of S3Download holds a placeholder instead of a bucket: <bucket>"),
        from("s3://<bucket>").warnings());
    assertEquals(List.of(), from("s3://<bucket>").errors());
    assertEquals(List.of(), to("s3://<bucket>/p/").errors());
    assertFalse(to("s3://<bucket>/p/").warnings().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "1234567890123", "12345678901a", "''"})
  void AM86_anOwnerHasExactlyTwelveDigits(String owner) {
    String rest = ", expectedBucketOwner: " + owner + "}";
    assertEquals(
        List.of("'expectedBucketOwner' of S3Download must be 12 digits"),
        Validated.step(
                Platform.LINUX,
                "S3Download",
                "{source: 's3://my-bucket/a', destination: '{{ Any }}'" + rest)
            .errors());
    assertEquals(
        List.of("'expectedBucketOwner' of S3Upload must be 12 digits"),
        Validated.step(
                Platform.LINUX, "S3Upload", "{source: /a, destination: 's3://my-bucket/a'" + rest)
            .errors());
  }

  @Test
  void AM86_leadingZerosOfAnOwnerAreKept() {
    assertEquals("012345678901", AccountId.parse("012345678901").digits());
    assertEquals(
        List.of(),
        Validated.step(
                Platform.LINUX,
                "S3Download",
                "{source: 's3://my-bucket/a', destination: b, expectedBucketOwner: 012345678901}")
            .problems());
  }

  @Test
  void AM86_anAbsentOwnerIsRecommendedAlsoWhereValuesAreOpen() {
    String advice = "'expectedBucketOwner' makes sure that the bucket still belongs to its account";
    assertEquals(
        List.of(advice),
        Validated.step(
                Platform.LINUX, "S3Download", "{source: '{{ Any }}', destination: '{{ Any }}'}")
            .notes());
    assertEquals(
        List.of(advice),
        Validated.step(Platform.LINUX, "S3Upload", "{source: /a, destination: 's3://my-bucket/a'}")
            .notes());
  }

  @Test
  void S3D1_aSingleObjectNeedsAFileName() {
    String error = "destination must include a file name: ";
    assertEquals(
        List.of(error + "/tmp/"),
        download("source: 's3://my-bucket/a', destination: /tmp/").errors());
    assertEquals(List.of(), download("source: 's3://my-bucket/a/*', destination: /tmp/").errors());
    assertEquals(
        List.of(error + "C:\\d\\"),
        Validated.step(
                Platform.WINDOWS,
                "S3Download",
                "{source: 's3://my-bucket/a', destination: 'C:\\d\\'" + OWNER + "}")
            .errors());
  }

  @Test
  void S3D3_aStarWithoutASlashBeforeItIsAWarning() {
    Validated validated = from("s3://my-bucket/pre*");
    assertEquals(List.of(), validated.errors());
    assertEquals(
        List.of(
            "'source' of S3Download has no slash before '*':"
                + " every key that begins like this is meant"),
        validated.warnings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://my-bucket/a*c",
        "s3://my-bucket/*/a",
        "s3://my-bucket/a/**",
        "s3://my-*/a",
        "s3://my-bucket*"
      })
  void S3D4_aStarAnywhereElseIsRefused(String source) {
    assertEquals(List.of("wildcard is allowed only at the end of 'source'"), from(source).errors());
  }

  @Test
  void AM4_sourceAndDestinationAreRequired() {
    assertEquals(
        List.of("S3Download requires 'destination'"),
        download("source: 's3://my-bucket/a'").errors());
    assertEquals(
        List.of("S3Upload requires 'source'"), upload("destination: 's3://my-bucket/a'").errors());
  }

  @Test
  void AM9_recurseIsABooleanThoughDocumentedAsAString() {
    String rest = "source: /tmp/a, destination: 's3://my-bucket/a', recurse: ";
    assertEquals(List.of(), upload(rest + "'true'").problems());
    assertEquals(List.of(), upload(rest + "yes").problems());
    assertEquals(
        List.of("'recurse' of S3Upload must be true or false, not 'deep'"),
        upload(rest + "deep").errors());
  }

  @Test
  void S3U8_thereIsNoOverwriteForUploads() {
    assertEquals(
        List.of("Unknown input 'overwrite' for S3Upload."),
        upload("source: /a, destination: 's3://my-bucket/a', overwrite: true").errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tmp/*.log", "/tmp/*", "/tmp", "/tmp/", "./a"})
  void S3U2_filesPatternsAndFoldersAreSources(String source) {
    assertEquals(
        List.of(), upload("source: '" + source + "', destination: 's3://my-bucket/p/'").problems());
  }

  @Test
  void AM37_anUploadTakesAStarOnlyInTheLastSegment() {
    assertEquals(
        List.of("'source' of S3Upload: wildcard is allowed only after the last separator"),
        upload("source: '/a/*/b', destination: 's3://my-bucket/p/'").errors());
  }

  @Test
  void AM38_aStarInTheDestinationOfAnUploadIsAnOrdinaryCharacter() {
    assertEquals(
        List.of("'destination' of S3Upload holds a '*', which is an ordinary character here"),
        to("s3://my-bucket/a*").warnings());
  }
}
