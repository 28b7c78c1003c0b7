package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.Validated;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebInputsTest {

  private static final String SHA256 =
      "e0edcb6027598abbee539c47a1dd45523812f7161432d8eead37c90121bf291b";
  private static final String NO_NAME =
      "cannot derive a file name from the URL; give one in destination";

  private static Validated validate(String inputs) {
    return Validated.step(Platform.LINUX, "WebDownload", "{" + inputs + "}");
  }

  private static Validated from(String source) {
    return validate("source: '" + source + "', destination: x");
  }

  private static Validated verified(String checksum, String algorithm) {
    return validate(
        "source: 'https://h.example/x', destination: x, checksum: '"
            + checksum
            + "', algorithm: '"
            + algorithm
            + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h.example/x",
        "HTTP://h.example:8080/x?a=b&c[d]=e#part",
        "https://user:pa%20ss@h.example/x",
        "https://[::1]:8443/x",
        "https://under_score.example/a|b",
        "https://bücher.example/ä",
        "https://h.example"
      })
  void WEB5_goodUrlsPassWithoutAWord(String source) {
    assertEquals(List.of(), from(source).problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://h.example/x", "file:///x", "/x", "h.example/x", "https:/h/x", ""})
  void WEB5_otherSchemesAndRelativeUrlsAreRefused(String source) {
    assertEquals(
        List.of("'source' of WebDownload must be an absolute http or https URL"),
        from(source).errors());
  }

  @ParameterizedTest
  @CsvSource({
    "https:///x, is not a valid URL",
    "https://h.example/a%2, is not a valid URL",
    "https://h.example:port/x, is not a valid URL",
    "https://h.example:0/x, names no valid port",
    "https://h.example:70000/x, names no valid port",
    "https://h!.example/x, names no valid host",
    "https://h.example/a b, holds a blank or a control character; write blanks as %20"
  })
  void WEB8_malformedUrlsAreRefused(String source, String why) {
    assertEquals(List.of("'source' of WebDownload " + why), from(source).errors());
  }

  @Test
  void AM81_refusalsOfUrlsDoNotQuoteThem() {
    assertEquals(
        List.of("'source' of WebDownload names no valid port"),
        from("https://user:secret@h.example:0/x").errors());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h.example/",
        "https://h.example",
        "https://h.example/d/",
        "https://h.example/..",
        "https://h.example/a%2Fb",
        "https://h.example/a%5Cb",
        "https://h.example/a%00b",
        "https://h.example/%ff"
      })
  void WEB2_aFolderNeedsAUrlThatNamesAFile(String source) {
    assertEquals(List.of(NO_NAME), validate("source: '" + source + "', destination: d/").errors());
    assertEquals(List.of(), validate("source: '" + source + "', destination: d").errors());
  }

  @Test
  void WEB2_windowsKnowsNamesThatAreNone() {
    for (String name : List.of("NUL", "a:b", "a%3Cb", "x.", "con.txt")) {
      String inputs = "{source: 'https://h.example/" + name + "', destination: 'C:\\d\\'}";
      assertEquals(
          List.of(NO_NAME), Validated.step(Platform.WINDOWS, "WebDownload", inputs).errors(), name);
      assertEquals(List.of(), validate(inputs.substring(1, inputs.length() - 1)).errors(), name);
    }
  }

  @Test
  void WEB1_theNameIsTheDecodedLastSegment() {
    assertEquals("a b.txt", name("https://h.example/ok/a%20b.txt?x=1&y=/z#part"));
    assertEquals("ä+;v=1", name("https://h.example/%C3%A4+;v=1"));
    assertEquals("ä", name("https://h.example/ä"));
  }

  private static String name(String source) {
    return WebUrl.parse(source).fileName().orElseThrow();
  }

  @Test
  void WEB10_checksumAndAlgorithmGoTogether() {
    String error = "WebDownload needs both 'checksum' and 'algorithm'";
    String source = "source: 'https://h.example/x', destination: x, ";
    assertEquals(List.of(error), validate(source + "checksum: " + SHA256).errors());
    assertEquals(List.of(error), validate(source + "algorithm: SHA256").errors());
    assertEquals(List.of(error), validate(source + "checksum: '{{ Any }}'").errors());
    assertEquals(List.of(), validate(source + "checksum: '{{ Any }}', algorithm: MD5").problems());
    assertEquals(List.of(), validate(source + "checksum: null, algorithm: ~").problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA256", "sha256", "sha-256", "Sha-256"})
  void WEB10_caseAndHyphenOfAlgorithmsDoNotMatter(String algorithm) {
    assertEquals(List.of(), verified(SHA256, algorithm).problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRC32", "", "SHA", "SHA384", "S-H-A256"})
  void WEB10_otherAlgorithmsAreRefused(String algorithm) {
    assertEquals(
        List.of(
            "'algorithm' of WebDownload must be MD5, SHA1, SHA256 or SHA512, not '"
                + algorithm
                + "'"),
        verified(SHA256, algorithm).errors());
  }

  @Test
  void WEB11_checksumsHaveTheLengthOfTheirAlgorithm() {
    assertEquals(
        List.of("'checksum' of WebDownload must be 64 hex digits for SHA256"),
        verified(SHA256.substring(24), "SHA256").errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gggggggggggggggggggggggggggggggg", "abc", "", "0x12"})
  void WEB11_checksumsAreHexDigits(String checksum) {
    assertEquals(
        List.of("'checksum' of WebDownload must be the 32, 40, 64 or 128 hex digits of a checksum"),
        verified(checksum, "MD5").errors());
  }

  @Test
  void WEB11_theFirstWordOfAChecksumToolsOutputCounts() {
    assertEquals(
        SHA256, Checksum.parse(" " + SHA256.toUpperCase(Locale.ROOT) + "  file.zip\n").hex());
    assertEquals(List.of(), verified(SHA256 + "  file.zip", "SHA256").problems());
  }

  @Test
  void WEB11_weakAlgorithmsAreAWarning() {
    assertEquals(
        List.of("MD5 protects against accidents only"),
        verified(SHA256.substring(32), "MD5").warnings());
    assertEquals(
        List.of("SHA1 protects against accidents only"),
        verified(SHA256.substring(24), "SHA1").warnings());
  }

  @Test
  void WEB15_ignoredCertificatesAreAWarningAndWithoutChecksumTwo() {
    String rest = "source: 'https://h.example/x', destination: x, ignoreCertificateErrors: yes";
    assertEquals(
        List.of(
            "certificate errors are ignored",
            "without a checksum, nothing shows whether the file is the right one"),
        validate(rest).warnings());
    assertEquals(
        List.of("certificate errors are ignored"),
        validate(rest + ", algorithm: SHA256, checksum: " + SHA256).warnings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://169.254.169.254/latest/meta-data/ami-id", "http://[fd00:ec2::254]/x"})
  void WEB18_instanceMetadataIsAWarning(String source) {
    assertEquals(
        List.of("instance metadata is normally refused without a session token"),
        from(source).warnings());
  }

  @Test
  void AM9_flagsAreBooleans() {
    assertEquals(
        List.of("'ignoreCertificateErrors' of WebDownload must be true or false, not 'maybe'"),
        validate("source: 'https://h.example/x', destination: x, ignoreCertificateErrors: maybe")
            .errors());
  }

  @Test
  void AM5_literalsAreCheckedBesideReferences() {
    assertEquals(
        List.of("'source' of WebDownload must be an absolute http or https URL"),
        validate("source: 'ftp://h.example/x', destination: '{{ Any }}'").errors());
  }

  @ParameterizedTest
  @CsvSource({
    "https://h.example/x?a=1, https://h.example/x?a=1",
    "https://u:p@h.example/x, https://****@h.example/x",
    "https://h.example:8443/x?sig=abc&a=1, https://h.example:8443/x?sig=****&a=1",
    "https://h.example/x?X-Amz-Signature=1&X-Amz-Security-Token=2&x=3,"
        + " https://h.example/x?X-Amz-Signature=****&X-Amz-Security-Token=****&x=3",
    "https://h.example/x?a=1&Password=p%26q&TOKEN=t,"
        + " https://h.example/x?a=1&Password=****&TOKEN=****",
    "https://h.example/x?%73ig=abc, https://h.example/x?%73ig=****"
  })
  void AM81_secretsInUrlsAreMasked(String url, String masked) {
    assertEquals(masked, WebUrl.parse(url).toString());
  }
}
