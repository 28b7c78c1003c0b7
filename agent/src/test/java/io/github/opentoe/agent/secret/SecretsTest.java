package io.github.opentoe.agent.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.value.Value;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

  private static Secrets with(String... values) {
    Secrets secrets = new Secrets();
    for (String value : values) {
      secrets.add(value);
    }
    return secrets;
  }

  private static String streamed(Secrets secrets, String text, int step) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    SecretStream stream = new SecretStream(secrets, shown::write);
    byte[] bytes = text.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at += step) {
      stream.take(bytes, at, Math.min(step, bytes.length - at));
    }
    stream.end();
    return shown.toString(UTF_8);
  }

  @Test
  void DL51_withoutSecretsTheBytesAreHandedOnAsTheyAre() {
    byte[] bytes = "half a line".getBytes(UTF_8);
    SecretStream stream =
        new SecretStream(
            new Secrets(),
            (taken, offset, length) -> {
              assertSame(bytes, taken);
              assertEquals(5, offset);
              assertEquals(6, length);
            });
    stream.take(bytes, 5, 6);
  }

  @Test
  void DL51_shortSecretsStayInTheOutputOfCommands() {
    assertEquals("port abc1234\n", streamed(with("abc1234"), "port abc1234\n", 100));
    assertEquals("port ****\n", streamed(with("abc12345"), "port abc12345\n", 100));
  }

  @Test
  void DL49_shortSecretsAreHiddenInOurOwnLines() {
    assertEquals("cannot read /srv/****/x", with("abc1").mask("cannot read /srv/abc1/x"));
    assertEquals("x****y", with("abc1").mask("xabc1y"));
  }

  @Test
  void DL49_aSecretAsShortAsAWordDoesNotTearOthersApart() {
    assertEquals("step **** of steps", with("tep", "s").mask("step s of steps"));
    assertEquals("****", with("x").mask("x"));
  }

  @Test
  void DL51_secretsThatOverlapLeaveNoPart() {
    Secrets secrets = with("abcdefgh", "efghijkl");
    assertEquals("<****>", streamed(secrets, "<abcdefghijkl>", 3));
  }

  @Test
  void DL51_aLineLongerThanAnyLogLineIsMaskedToItsEnd() {
    String filler = "-".repeat(70_001);
    String shown = streamed(with("top-secret-1"), filler + "top-secret-1" + filler, 4096);
    assertEquals(filler + "****" + filler, shown);
  }

  @Test
  void DL51_memoryStaysBoundedWhereSecretsOverlapWithoutEnd() {
    String shown = streamed(with("aaaaaaaa"), "a".repeat(3 << 20), 8192);
    assertFalse(shown.contains("a"), "a part was shown");
    assertTrue(shown.length() < 1000);
  }

  @Test
  void DL51_base64InLinesIsHiddenLineByLine() {
    String secret = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-._~0123456789";
    byte[] lines = {'\n'};
    String printed = Base64.getMimeEncoder(76, lines).encodeToString(secret.getBytes(UTF_8));
    assertEquals("****\n****\n", streamed(with(secret), printed + "\n", 10));
  }

  @Test
  void DL51_escapesOfShellsAreSeenThrough() {
    assertEquals("x=****\n", streamed(with("pa ss$wo\"rd"), "x=pa\\ ss\\$wo\\\"rd\n", 1));
  }

  @Test
  void DL49_dataKeepsItsShape() {
    Value shown =
        with("hidden-1")
            .mask(Value.sequence(List.of(Value.text("a hidden-1"), new Value.Whole(1))));
    assertEquals("[\"a ****\",1]", shown.toJson());
  }

  @ParameterizedTest
  @CsvSource({
    "https://me:pw@host/x, https://****@host/x",
    "https://me:p@w@host, https://****@host",
    "https://host/a@b, https://host/a@b",
    "see http://host and mail a@b, see http://host and mail a@b",
    "https://h/x?a=1&X-Amz-Signature=abc&b=2, https://h/x?a=1&X-Amz-Signature=****&b=2",
    "https://h/x?x-amz-security-token=a%2Fb#top, https://h/x?x-amz-security-token=****#top",
    "https://h/?sig=1&token=2&password=3, https://h/?sig=****&token=****&password=****",
    "https://h/?signed=1&tokens=2, https://h/?signed=1&tokens=2",
    "curl 'https://h/?token=x y', curl 'https://h/?token=**** y'"
  })
  void AM81_secretPartsOfUrlsAreHidden(String text, String shown) {
    assertEquals(shown.replace("'", "").strip(), UrlSecrets.mask(text.replace("'", "")).strip());
  }
}
