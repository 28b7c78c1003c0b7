package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressViewTest {

  private final Program program;
  private Instant now = Reports.START;

  ProgressViewTest(@TempDir Path directory) {
    program = new Program(directory);
    program.errIsTerminal = true;
    program.environment.put("NO_COLOR", "1");
  }

  @Test
  void phasesAndStepsAreShownWithMarksAndDurations() {
    program.environment.put("TERM", "dumb");
    play();
    assertEquals(
        """
        doc.yaml
          build
            ✓ One  ExecuteBash  1.2 s
            ↷ Two  ExecuteBash  skipped
            ! attempt 1 of 2 of Three failed: exit status 1
            ! Three  ExecuteBash  1 min 05 s  ignored: exit status 3
            ✗ Four  ExecuteBash  0.0 s  exit status 4

        ✗ failed: 3 steps run, 1 failed, 1 skipped, 4.0 s
          logs in /logs/TOE_id
        """,
        program.err());
  }

  @Test
  void theTimeOfAStepBeginsWithTheAnswer() {
    program.environment.put("TERM", "dumb");
    ProgressView view = view();
    view.on(new RunEvent.StepStarted(now, "One", "ExecuteBash", 1, 1, 0));
    now = now.plusSeconds(50);
    view.restart();
    now = now.plusSeconds(2);
    view.on(new RunEvent.StepFinished(now, Reports.step("One", Status.SUCCESS, ""), 0));
    assertEquals("    ✓ One  ExecuteBash  2.0 s\n", program.err());
  }

  @Test
  void withoutAUnicodeLocaleEverythingIsAscii() {
    program.environment.put("LANG", "C");
    play();
    assertTrue(program.err().chars().allMatch(letter -> letter < 128), program.err());
    assertTrue(program.err().contains("    + One  ExecuteBash"), program.err());
    assertTrue(program.err().contains("    x Four  ExecuteBash"), program.err());
  }

  @Test
  void aDumbTerminalGetsNoSpinnerAndNoCommands() {
    program.environment.put("TERM", "dumb");
    play();
    assertFalse(program.err().contains("\u001b"), program.err());
    assertFalse(program.err().contains("\r"), program.err());
  }

  @Test
  void theRunningStepShowsSpinnerTimeAndItsLastLine() {
    ProgressView view = view();
    view.on(new RunEvent.StepStarted(now, "One", "ExecuteBash", 2, 5, 0));
    assertEquals("    ⠋ One  ExecuteBash  2/5  0.0 s", liveLine());
    view.on(new RunEvent.OutputReceived(now, "One", "first\nsec"));
    view.on(new RunEvent.OutputReceived(now, "One", "ond\n\n"));
    now = now.plusMillis(2300);
    view.tick();
    assertEquals("    ⠙ One  ExecuteBash  2/5  2.3 s  second", liveLine());
  }

  @Test
  void theLiveLineFitsTheTerminal() {
    program.environment.put("COLUMNS", "50");
    ProgressView view = view();
    view.on(new RunEvent.StepStarted(now, "One", "ExecuteBash", 1, 1, 0));
    view.on(new RunEvent.OutputReceived(now, "One", "日本".repeat(100)));
    view.tick();
    assertTrue(liveLine().endsWith("…"), liveLine());
    assertTrue(TextWidth.of(liveLine()) < 50, liveLine());
    view.on(new RunEvent.StepStarted(now, "N".repeat(90), "ExecuteBash", 1, 1, 0));
    assertTrue(TextWidth.of(liveLine()) < 50, liveLine());
  }

  @Test
  void colouredOutputOfAStepIsShownWithoutItsColours() {
    ProgressView view = view();
    view.on(new RunEvent.StepStarted(now, "One", "ExecuteBash", 1, 1, 0));
    view.on(new RunEvent.OutputReceived(now, "One", "\u001b[31mred\u001b[0m \u0007bell"));
    view.tick();
    assertEquals("    ⠙ One  ExecuteBash  0.0 s  red \\x07bell", liveLine());
  }

  @Test
  void warningsStandAboveTheLiveLine() {
    Screen screen = screen();
    ProgressView view = new ProgressView(screen, program.surroundings(), () -> now);
    view.on(new RunEvent.StepStarted(now, "One", "ExecuteBash", 1, 1, 0));
    screen.print("warning: odd\n");
    assertTrue(program.err().endsWith("\r\u001b[2Kwarning: odd\n"), program.err());
  }

  @Test
  void stepsOfANestedDocumentStandBelowTheirCaller() {
    program.environment.put("TERM", "dumb");
    ProgressView view = view();
    view.on(new RunEvent.StepStarted(now, "Call", "ExecuteDocument", 1, 1, 0));
    view.on(new RunEvent.DocumentStarted(now, "nested.yaml", 1));
    view.on(new RunEvent.PhaseStarted(now, "build", 1));
    view.on(new RunEvent.StepStarted(now, "Inner", "ExecuteBash", 1, 1, 1));
    view.on(new RunEvent.StepFinished(now, Reports.step("Inner", Status.SUCCESS, ""), 1));
    view.on(
        new RunEvent.StepFinished(now.plusSeconds(2), Reports.step("Call", Status.SUCCESS, ""), 0));
    assertEquals(
        """
        |    ↷ Call  ExecuteDocument
        |    nested.yaml
        |      build
        |        ✓ Inner  ExecuteBash  0.0 s
        |    ✓ Call  ExecuteBash  2.0 s
        """,
        program.err().lines().map(line -> "|" + line + "\n").collect(Collectors.joining()));
  }

  private void play() {
    ProgressView view = view();
    view.on(new RunEvent.DocumentStarted(now, "doc.yaml", 0));
    view.on(new RunEvent.PhaseStarted(now, "build", 0));
    step(view, "One", 1200, Status.SUCCESS, "");
    view.on(new RunEvent.StepFinished(now, Reports.step("Two", Status.SKIPPED, ""), 0));
    view.on(new RunEvent.StepStarted(now, "Three", "ExecuteBash", 3, 4, 0));
    view.on(new RunEvent.AttemptFailed(now, "Three", 1, 2, "exit status 1"));
    view.on(
        new RunEvent.StepFinished(
            now.plusSeconds(65),
            Reports.step("Three", Status.IGNORED_FAILURE, "exit status 3"),
            0));
    step(view, "Four", 0, Status.FAILED, "exit status 4\nmore");
    view.finish(Reports.of(Status.FAILED));
  }

  private void step(ProgressView view, String name, int millis, Status status, String message) {
    view.on(new RunEvent.StepStarted(now, name, "ExecuteBash", 1, 4, 0));
    view.tick();
    view.on(
        new RunEvent.StepFinished(now.plusMillis(millis), Reports.step(name, status, message), 0));
  }

  private ProgressView view() {
    return new ProgressView(screen(), program.surroundings(), () -> now);
  }

  private Screen screen() {
    Surroundings surroundings = program.surroundings();
    return new Screen(surroundings.err(), surroundings.canRewriteLines());
  }

  private String liveLine() {
    String text = program.err();
    int start = text.lastIndexOf("\u001b[?7l") + 5;
    return text.substring(start, text.lastIndexOf("\u001b[?7h"));
  }
}
