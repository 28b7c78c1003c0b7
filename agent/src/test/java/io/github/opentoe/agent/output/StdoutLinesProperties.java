package io.github.opentoe.agent.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StdoutLinesProperties {

  private static final String PREFIX = "2031-02-03T04:05:06Z Stdout: ";

  @Property(tries = 2000)
  void EX51_anyBytesInAnyChunksGiveTheLinesThatJavaDecodes(
      @ForAll("bytes") byte[] bytes,
      @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 40) Integer> cuts) {
    assertEquals(expected(bytes), written(bytes, cuts));
  }

  @Property(tries = 100)
  void EX50_longLinesAreCutAtTheSamePlaceInAnyChunks(
      @ForAll("bytes") byte[] pattern,
      @ForAll @IntRange(min = 65_500, max = 65_570) int length,
      @ForAll @Size(max = 4) List<@IntRange(min = 0, max = 66_000) Integer> cuts) {
    byte[] bytes = new byte[length + 1];
    for (int i = 0; i < length; i++) {
      byte value = pattern.length == 0 ? (byte) 'x' : pattern[i % pattern.length];
      bytes[i] = value == '\n' ? (byte) 0xc3 : value;
    }
    bytes[length] = '\n';
    assertEquals(written(bytes, List.of()), written(bytes, cuts));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<Byte> any = Arbitraries.bytes();
    Arbitrary<Byte> telling =
        Arbitraries.of(
            (byte) '\n',
            (byte) '\r',
            (byte) '\t',
            (byte) 0x1b,
            (byte) 'a',
            (byte) 0x7f,
            (byte) 0xc2,
            (byte) 0x80,
            (byte) 0x9f,
            (byte) 0xa0,
            (byte) 0xbf,
            (byte) 0xe0,
            (byte) 0xe2,
            (byte) 0xed,
            (byte) 0xf0,
            (byte) 0xf4,
            (byte) 0xf5);
    return Arbitraries.oneOf(any, telling, telling).array(byte[].class).ofMaxSize(60);
  }

  private static String written(byte[] bytes, List<Integer> cuts) {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    LogLines lines =
        new LogLines(
            new LogFile("c", console),
            new LogFile("a", OutputStream.nullOutputStream()),
            Optional.empty());
    FolderLog log = new FolderLog(new ManualClock("2031-02-03T04:05:06Z"), lines);
    List<Integer> ends = new ArrayList<>(cuts);
    ends.add(bytes.length);
    int at = 0;
    for (int end : ends.stream().filter(cut -> cut <= bytes.length).sorted().toList()) {
      log.stdout(bytes, at, end - at);
      at = end;
    }
    log.endOfStdout();
    return console.toString(UTF_8);
  }

  private static String expected(byte[] bytes) {
    StringBuilder all = new StringBuilder();
    int at = 0;
    while (at < bytes.length) {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      int contentEnd = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
      all.append(PREFIX);
      new String(Arrays.copyOfRange(bytes, at, contentEnd), UTF_8)
          .codePoints()
          .forEach(c -> show(c, all));
      all.append('\n');
      at = end + 1;
    }
    return all.toString();
  }

  private static void show(int character, StringBuilder target) {
    if (Character.isISOControl(character) && character != '\t') {
      target.append(String.format("\\x%02x", character));
    } else {
      target.appendCodePoint(character);
    }
  }
}
