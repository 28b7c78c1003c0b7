package io.github.opentoe.agent.yaml;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.Problem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDecoderTest {

  private static Problem refusal(byte[] bytes) {
    SourceDecoder.Decoding decoding = SourceDecoder.decode("doc.yaml", bytes);
    assertTrue(decoding.source().isEmpty());
    assertEquals(1, decoding.problems().size());
    return decoding.problems().get(0);
  }

  private static SourceText text(byte[] bytes) {
    SourceDecoder.Decoding decoding = SourceDecoder.decode("doc.yaml", bytes);
    assertEquals(List.of(), decoding.problems());
    return decoding.source().orElseThrow();
  }

  @Test
  void DL1_aByteOrderMarkIsDropped() {
    assertEquals("a: é\r\n", text("\uFEFFa: é\r\n".getBytes(UTF_8)).text());
    assertEquals("", text("\uFEFF".getBytes(UTF_8)).text());
    assertEquals("", text(new byte[0]).text());
  }

  @Test
  void DL1_theFirstBadByteIsNamedWithLineAndOffset() {
    byte[] bytes = "name: é\nx: ?\n".getBytes(UTF_8);
    bytes[12] = (byte) 0xFF;
    Problem problem = refusal(bytes);
    assertEquals(
        "Document doc.yaml is not valid UTF-8: byte 0xFF at offset 12 (line 2).",
        problem.message());
    assertEquals("doc.yaml:2:4", problem.location().toString());
  }

  @ParameterizedTest
  @CsvSource({"C0 80", "ED A0 80", "F4 90 80 80", "E2 82", "80"})
  void DL1_overlongSurrogateAndTruncatedFormsAreRefused(String hex) {
    String[] parts = hex.split(" ", -1);
    byte[] bytes = new byte[parts.length];
    for (int at = 0; at < parts.length; at++) {
      bytes[at] = (byte) Integer.parseInt(parts[at], 16);
    }
    assertEquals("not-utf-8", refusal(bytes).id());
  }

  @Test
  void DL1_utf16IsRecognised() {
    Problem problem = refusal("name: x".getBytes(UTF_16));
    assertEquals("It looks like UTF-16; save it as UTF-8.", problem.hint());
  }

  @ParameterizedTest
  @CsvSource({"0,U+0000", "1,U+0001", "27,U+001B", "127,U+007F", "133,''", "128,U+0080"})
  void DL1_controlCharactersAreNamedWithTheirPosition(int character, String shown) {
    byte[] bytes = ("a: b\nc: x" + (char) character + "y\n").getBytes(UTF_8);
    if (shown.isEmpty()) {
      assertEquals(9, text(bytes).text().indexOf(character));
      return;
    }
    Problem problem = refusal(bytes);
    assertEquals(
        "Document doc.yaml is not valid YAML: the character "
            + shown
            + " is not allowed (line 2, column 5).",
        problem.message());
  }

  @Test
  void DL6_eightMebibytesAreFineAndOneByteMoreIsNot() {
    byte[] bytes = new byte[SourceDecoder.MAX_BYTES];
    Arrays.fill(bytes, (byte) '\n');
    assertEquals(SourceDecoder.MAX_BYTES, text(bytes).text().length());
    Problem problem = refusal(Arrays.copyOf(bytes, bytes.length + 1));
    assertEquals("Document doc.yaml is larger than 8 MiB.", problem.message());
  }
}
