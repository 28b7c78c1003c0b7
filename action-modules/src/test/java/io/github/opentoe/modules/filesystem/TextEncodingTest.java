package io.github.opentoe.modules.filesystem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncodingTest {

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    IntStream.range(0, values.length).forEach(index -> bytes[index] = (byte) values[index]);
    return bytes;
  }

  private static String invalid(String encoding, int... values) {
    return String.valueOf(
        assertThrows(
                FileFailure.class,
                () -> TextEncoding.parse(encoding).decodeFile(bytes(values), "f"))
            .getMessage());
  }

  private static String decode(String encoding, int... values) throws FileFailure {
    return TextEncoding.parse(encoding).decodeFile(bytes(values), "f");
  }

  @ParameterizedTest
  @CsvSource({
    "utf8,UTF-8,false",
    "UTF-8,UTF-8,false",
    "utf16,UTF-16LE,true",
    "Utf-16,UTF-16LE,true",
    "utf16-le,UTF-16LE,false",
    "utf-16-BE,UTF-16BE,false",
    "utf32,UTF-32LE,true",
    "UTF-32-LE,UTF-32LE,false",
    "utf32-be,UTF-32BE,false"
  })
  void AM48_names(String name, String charset, boolean isOrderOpen) {
    TextEncoding encoding = TextEncoding.parse(name);
    assertEquals(charset, encoding.charset().name());
    assertEquals(isOrderOpen, encoding.isOrderOpen());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ascii", "utf-16le", "utf--8", "utf8-le", "utf-7", "utf 8", "UTF_8"})
  void AM48_otherNamesAreRefused(String name) {
    assertEquals(
        "encoding '" + name + "' is not supported",
        assertThrows(IllegalArgumentException.class, () -> TextEncoding.parse(name)).getMessage());
  }

  @Test
  void AM49_markIsWrittenOnlyForOpenNamesAndSomeContent() throws Exception {
    assertArrayEquals(bytes(0xFF, 0xFE, 'A', 0), TextEncoding.parse("utf-16").encodeFile("A"));
    assertArrayEquals(bytes('A', 0), TextEncoding.parse("utf-16-le").encodeFile("A"));
    assertArrayEquals(bytes('A', 0), TextEncoding.parse("utf-16").encode("A"));
    assertArrayEquals(bytes(), TextEncoding.parse("utf-32").encodeFile(""));
    assertArrayEquals(bytes('A'), TextEncoding.parse("utf8").encodeFile("A"));
  }

  @Test
  void AM50_marks() throws Exception {
    assertEquals("A", decode("utf8", 0xEF, 0xBB, 0xBF, 'A'));
    assertEquals("A", decode("utf-16", 0xFE, 0xFF, 0, 'A'));
    assertEquals("A", decode("utf-32", 0, 0, 0xFE, 0xFF, 0, 0, 0, 'A'));
    assertEquals("A", decode("utf-32-le", 0xFF, 0xFE, 0, 0, 'A', 0, 0, 0));
    assertEquals(
        "is not valid utf-16-le text (byte 0): f", invalid("utf-16-le", 0xFE, 0xFF, 0, 'A'));
    assertEquals("is not valid utf-32-be text (byte 0): f", invalid("utf-32-be", 0xFF, 0xFE, 0, 0));
  }

  @Test
  void AM51_positionOfTheFirstBadByte() {
    assertEquals("is not valid utf8 text (byte 1): f", invalid("utf8", 'a', 0xC3));
    assertEquals("is not valid utf8 text (byte 4): f", invalid("utf8", 0xEF, 0xBB, 0xBF, 'a', 255));
    assertEquals(
        "is not valid utf-16 text (byte 4): f", invalid("utf-16", 0xFF, 0xFE, 'a', 0, 'b'));
    assertEquals("is not valid utf-16 text (byte 2): f", invalid("utf-16", 'a', 0, 0x00, 0xD8));
    assertEquals(
        "is not valid utf-32 text (byte 4): f", invalid("utf-32", 'a', 0, 0, 0, 0, 0xD8, 0, 0));
    assertEquals("is not valid utf-16-be text (byte 2): f", invalid("utf-16-be", 0, 'a', 0, 0));
  }

  @Test
  void AM51_halfACharacterCannotBeWritten() {
    assertEquals(
        "content cannot be written as utf8",
        assertThrows(FileFailure.class, () -> TextEncoding.parse("utf8").encode("a\uD800"))
            .getMessage());
  }

  @Property(tries = 200)
  void AM50_whatWasWrittenIsRead(
      @ForAll @From("texts") String text, @ForAll @From("encodings") String name)
      throws FileFailure {
    TextEncoding encoding = TextEncoding.parse(name);
    assertEquals(text, encoding.decodeFile(encoding.encodeFile(text), "f"));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.integers()
        .between(1, 0x10FFFF)
        .filter(point -> (point < 0xD800 || point > 0xDFFF) && point != 0xFEFF && point != 0xFFFE)
        .list()
        .ofMaxSize(20)
        .map(
            points -> new String(points.stream().mapToInt(any -> any).toArray(), 0, points.size()));
  }

  @Provide
  Arbitrary<String> encodings() {
    return Arbitraries.of("utf8", "utf16", "utf-16-le", "utf-16-be", "utf32", "utf32-be");
  }
}
