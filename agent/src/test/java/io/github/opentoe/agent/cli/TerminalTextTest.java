package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

  @ParameterizedTest
  @CsvSource({
    "-5, 0.0 s",
    "0, 0.0 s",
    "99, 0.0 s",
    "340, 0.3 s",
    "9999, 9.9 s",
    "10000, 10 s",
    "59999, 59 s",
    "60000, 1 min 00 s",
    "3599000, 59 min 59 s",
    "3600000, 1 h 00 min",
    "90061000, 25 h 01 min"
  })
  void durationsReadWell(long millis, String text) {
    assertEquals(text, Durations.text(Duration.ofMillis(millis)));
  }

  @Test
  void widthCountsColumnsNotCharacters() {
    assertEquals(3, TextWidth.of("abc"));
    assertEquals(4, TextWidth.of("日本"));
    assertEquals(1, TextWidth.of("e\u0301"));
    assertEquals(2, TextWidth.of("😀"));
  }

  @Test
  void cuttingNeverExceedsTheRoom() {
    assertEquals("abc", TextWidth.cut("abc", 3, "…"));
    assertEquals("ab…", TextWidth.cut("abcd", 3, "…"));
    assertEquals("日…", TextWidth.cut("日本日", 4, "…"));
    assertEquals("", TextWidth.cut("abcdef", 2, "..."));
  }

  @Test
  void outputInPiecesGivesItsLastLine() {
    OutputTail tail = new OutputTail();
    assertEquals("", tail.lastLine());
    tail.add("one\ntw");
    assertEquals("tw", tail.lastLine());
    tail.add("o\n");
    assertEquals("two", tail.lastLine());
    tail.add("\n  \n");
    assertEquals("two", tail.lastLine());
    tail.add("10 %\r20 %\r");
    assertEquals("20 %", tail.lastLine());
    tail.add("x".repeat(100_000));
    assertEquals(1000, tail.lastLine().length());
  }

  @ParameterizedTest
  @CsvSource({
    "en_US.UTF-8, '', '', true",
    "C, '', '', false",
    "C, C.utf8, '', true",
    "en_US.UTF-8, '', POSIX, false",
    "'', '', '', false",
    "de_DE.ISO-8859-1, '', '', false"
  })
  void theLocaleDecidesAboutUnicode(String lang, String type, String all, boolean unicode) {
    Program program = new Program(Path.of("/"));
    program.environment.put("LANG", lang);
    program.environment.put("LC_CTYPE", type);
    program.environment.put("LC_ALL", all);
    assertEquals(unicode, program.surroundings().hasUnicode());
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "'', 80", "x, 80", "3, 80"})
  void theWidthComesFromTheEnvironment(String columns, int width) {
    Program program = new Program(Path.of("/"));
    program.environment.put("COLUMNS", columns);
    assertEquals(width, program.surroundings().width());
  }

  @Test
  void linesAreRewrittenOnRealTerminalsOnly(@TempDir Path directory) {
    Program program = new Program(directory);
    assertFalse(program.surroundings().canRewriteLines());
    program.errIsTerminal = true;
    assertTrue(program.surroundings().canRewriteLines());
    program.environment.put("TERM", "dumb");
    assertFalse(program.surroundings().canRewriteLines());
  }
}
