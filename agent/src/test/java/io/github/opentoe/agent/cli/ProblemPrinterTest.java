package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemPrinterTest {

  private final Program program;

  ProblemPrinterTest(@TempDir Path directory) {
    program = new Program(directory);
  }

  @Test
  void tabsBecomeBlanksAndTheCaretStandsUnderItsColumn() {
    assertEquals(
        """
        doc.yaml:1:5: error: Bad.
            1 | a   b   c
              |         ^
        """,
        render("a\tb\tc", 1, 5));
  }

  @Test
  void wideLettersTakeTwoColumns() {
    assertEquals(
        """
        doc.yaml:1:4: error: Bad.
            1 | 日本: x
              |      ^
        """,
        render("日本: x", 1, 4));
  }

  @Test
  void theCaretMayStandBehindTheLine() {
    assertEquals(
        """
        doc.yaml:2:9: error: Bad.
            2 | ab
              |   ^
        """,
        render("x\nab\n", 2, 9));
  }

  @Test
  void anEmptyLineIsShownAsOne() {
    assertEquals("doc.yaml:2:1: error: Bad.\n    2 |\n      | ^\n", render("x\n\ny\n", 2, 1));
  }

  @Test
  void longLinesAreCutAroundTheCaret() {
    String line = "a".repeat(30_000) + "X" + "b".repeat(30_000);
    List<String> lines = render(line, 1, 30_001).lines().toList();
    assertEquals("    1 | …" + "a".repeat(60) + "X" + "b".repeat(39) + "…", lines.get(1));
    assertEquals(lines.get(1).indexOf('X'), lines.get(2).indexOf('^'));
  }

  @Test
  void manyProblemsInOneHugeLineAreShownSoon() {
    String line = "x".repeat(8_000_000);
    SourceLines lines = SourceLines.of(Map.of("doc.yaml", line), program.directory);
    ProblemPrinter printer = new ProblemPrinter(lines, program.surroundings());
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (int column = 1; column <= 10_000; column++) {
            SourceLocation place = new SourceLocation("doc.yaml", 1, column);
            assertEquals(1, printer.render(Problem.error("x", "x", place)).lines().count());
          }
        });
  }

  @Test
  void withoutUnicodeNothingButAsciiIsAdded() {
    program.environment.put("LANG", "C");
    String text = render("a".repeat(200), 1, 100);
    assertTrue(text.chars().allMatch(letter -> letter < 128), text);
    assertTrue(text.contains("..."), text);
  }

  @Test
  void terminalCommandsInDocumentsAreDefused() {
    Problem problem =
        Problem.error("x", "Unknown key 'a\u001b[2Jb'.", new SourceLocation("d\u0007.yaml", 1, 1))
            .withHint("Not '\u009b'.");
    String text = printer("d\u0007.yaml", "a\u001b[2J\u202eb\n").render(problem);
    assertEquals(
        """
        d\\x07.yaml:1:1: error: Unknown key 'a\\x1b[2Jb'.
            1 | a?[2J?b
              | ^
              hint: Not '\\x9b'.
        """,
        text);
  }

  @Test
  void aFileThatCannotBeReadLeavesOutTheLine() {
    Problem problem = Problem.error("x", "Bad.", new SourceLocation("absent.yaml", 1, 1));
    assertEquals("absent.yaml:1:1: error: Bad.\n", printer("doc.yaml", "x").render(problem));
  }

  @Test
  void withoutAPlaceOnlySeverityAndMessageAreShown() {
    Problem problem = Problem.warning("x", "Odd.", SourceLocation.NONE).withHint("Do this.");
    assertEquals("warning: Odd.\n  hint: Do this.\n", printer("doc.yaml", "").render(problem));
  }

  @Test
  void coloursNeedATerminalAndNoObjection() {
    program.errIsTerminal = true;
    assertTrue(render("x", 1, 1).contains("\u001b[1;31merror:\u001b[0m"));
    program.environment.put("NO_COLOR", "");
    assertTrue(render("x", 1, 1).contains("\u001b["));
    program.environment.put("NO_COLOR", "1");
    assertEquals(-1, render("x", 1, 1).indexOf('\u001b'));
    program.environment.remove("NO_COLOR");
    program.environment.put("TERM", "dumb");
    assertEquals(-1, render("x", 1, 1).indexOf('\u001b'));
  }

  @Test
  void countsNameWhatThereIs() {
    Problem error = Problem.error("x", "x", SourceLocation.NONE);
    Problem note = Problem.note("x", "x", SourceLocation.NONE);
    assertEquals("2 errors, 1 note", ProblemPrinter.count(List.of(error, note, error)));
  }

  private String render(String text, int line, int column) {
    Problem problem = Problem.error("x", "Bad.", new SourceLocation("doc.yaml", line, column));
    return printer("doc.yaml", text).render(problem);
  }

  private ProblemPrinter printer(String file, String text) {
    SourceLines lines = SourceLines.of(Map.of(file, text), program.directory);
    return new ProblemPrinter(lines, program.surroundings());
  }
}
