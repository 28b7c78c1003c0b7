package io.github.opentoe.agent.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CaptureTest {

  @Property(tries = 300)
  void AM64_itDoesNotMatterHowTheOutputIsSplit(
      @ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 7) int size) {
    HeadCapture whole = new HeadCapture(1 << 20);
    whole.take(bytes, 0, bytes.length);
    HeadCapture parts = new HeadCapture(1 << 20);
    EndsCapture ends = new EndsCapture(1 << 20);
    for (int start = 0; start < bytes.length; start += size) {
      parts.take(bytes, start, Math.min(size, bytes.length - start));
      ends.take(bytes, start, Math.min(size, bytes.length - start));
    }
    assertEquals(text(whole), text(parts));
    assertEquals(new String(bytes, UTF_8), ends.text());
  }

  @Property(tries = 300)
  void AM64_onlyLineBreaksAreRemovedAtTheEnd(@ForAll String text) {
    String line = text.replace("\r", "").replace("\n", "");
    HeadCapture capture = new HeadCapture(1 << 20);
    take(capture, line + "\r\n\n\r\n");
    assertEquals(new String(line.getBytes(UTF_8), UTF_8), text(capture));
  }

  @Test
  void AM24_aCutFallsBetweenCharacters() {
    HeadCapture capture = new HeadCapture(6);
    take(capture, "ab\u20ac\u20ac");
    assertTrue(capture.isCut());
    assertEquals("ab\u20ac", text(capture));
  }

  @Test
  void AM24_exactlyTheLimitIsNotCut() {
    HeadCapture capture = new HeadCapture(4);
    take(capture, "abcd");
    assertFalse(capture.isCut());
    assertEquals(new OutputText("abcd", false), OutputText.stdout(capture, 4));
  }

  @Test
  void AM24_replacementCharactersCountTowardsTheLimit() {
    HeadCapture capture = new HeadCapture(5);
    capture.take(new byte[] {-1, -1, -1}, 0, 3);
    assertEquals(new OutputText("\ufffd", true), OutputText.stdout(capture, 5));
  }

  @Test
  void AM63_theMiddleOfALongStandardErrorIsCutWithAMark() {
    EndsCapture capture = new EndsCapture(4);
    byte[] bytes = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    for (byte next : bytes) {
      capture.take(new byte[] {next}, 0, 1);
    }
    assertEquals("0123\n …[8 bytes cut]\ncdef", capture.text());
    EndsCapture atOnce = new EndsCapture(4);
    atOnce.take(bytes, 0, bytes.length);
    assertEquals(capture.text(), atOnce.text());
  }

  @Test
  void AM63_theTailOfStandardErrorBeginsWithALine() {
    assertEquals("short", OutputText.tail("short", 100));
    assertEquals("cc\ndd", OutputText.tail("aaaa\nbbbb\ncc\ndd", 6));
    assertEquals("bbbb", OutputText.tail("aaaa\nbbbb", 4));
    assertEquals("\u20ac", OutputText.tail("\u20ac".repeat(9), 5));
  }

  private static void take(HeadCapture capture, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    capture.take(bytes, 0, bytes.length);
  }

  private static String text(HeadCapture capture) {
    int length = capture.length();
    return Utf8.decode(capture.bytes(), 0, length);
  }

  private static String stderr(String written) {
    EndsCapture capture = new EndsCapture(1 << 20);
    byte[] bytes = written.getBytes(UTF_8);
    capture.take(bytes, 0, bytes.length);
    return OutputText.stderr(capture);
  }

  @Test
  void PS8_aLeadingBlockOfProgressIsStripped() {
    String block =
        "#< CLIXML\r\n<Objs Version=\"1.1.0.1\"><Obj S=\"progress\" RefId=\"0\"></Obj></Objs>";
    assertEquals("", stderr(block));
    assertEquals("Get-Item : no\n  such", stderr(block + "\r\nGet-Item : no\r\n  such\r\n"));
    assertEquals("x\n" + block.replace("\r", ""), stderr("x\n" + block));
    assertEquals("#< CLIXML\n<Objs", stderr("#< CLIXML\r\n<Objs"));
  }

  @Test
  void PS8_errorsInThatFormAreKept() {
    String block = "#< CLIXML\n<Objs><S S=\"Error\">no such item_x000D_</S></Objs>";
    assertEquals(block, stderr(block));
  }
}
