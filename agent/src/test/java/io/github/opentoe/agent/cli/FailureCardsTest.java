package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureCardsTest {

  private final FailureCards cards = new FailureCards(Palette.PLAIN, Marks.of(true));

  @Test
  void aFailedStepExplainsItself() {
    RunReport report =
        Reports.of(
            Status.FAILED,
            Reports.step("One", Status.SUCCESS, ""),
            Reports.step("Two", Status.FAILED, "exit status 3"));
    assertEquals(
        """

        ✗ Step Two of phase build failed
          reason    exit status 3
          at        doc.yaml:7:9
          action    ExecuteBash, attempt 2
          command   bash -e /tmp/x/script.sh
          exit code 3
          stderr    first    line
                    second \\x1b[31mline
        """,
        cards.render(report));
  }

  @Test
  void theStepInsideANestedDocumentIsExplainedNotItsCaller() {
    RunReport nested =
        Reports.of(Status.FAILED, Reports.step("Inner", Status.FAILED, "exit status 3"));
    String text = cards.render(Reports.of(Status.FAILED, Reports.caller("Outer", nested)));
    assertTrue(text.contains("Step Inner"), text);
    assertFalse(text.contains("Step Outer"), text);
  }

  @Test
  void aCallerThatFailedByItselfIsExplained() {
    RunReport nested = Reports.of(Status.FAILED);
    String text = cards.render(Reports.of(Status.FAILED, Reports.caller("Outer", nested)));
    assertTrue(text.contains("Step Outer"), text);
  }

  @Test
  void manyFailuresAreCounted() {
    StepResult[] steps =
        IntStream.range(0, 7)
            .mapToObj(number -> Reports.step("S" + number, Status.FAILED, "no"))
            .toArray(StepResult[]::new);
    String text = cards.render(Reports.of(Status.FAILED, steps));
    assertTrue(text.contains("Step S4"), text);
    assertFalse(text.contains("Step S5"), text);
    assertTrue(text.endsWith("2 more steps failed.\n"), text);
  }

  @Test
  void aSuccessNeedsNoCard() {
    assertEquals("", cards.render(Reports.of(Status.SUCCESS)));
  }
}
