package io.github.opentoe.agent.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.Status;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static final Path FOLDER = Path.of("/logs/TOE_x");

  @Test
  void section8_6_theSummaryHasSevenKeysInTheirOrder() {
    assertEquals(
        """
        {
            "executionId": "sum-1",
            "status": "failed",
            "failedStepCount": 2,
            "executedStepCount": 5,
            "ignoredFailedStepCount": 1,
            "failureMessage": "Document a.yaml failed!",
            "logUrl": "%s"
        }
        """
            .formatted(FOLDER.toAbsolutePath()),
        RunSummary.json(
            Reports.run("sum-1", Status.FAILED, new Counts(5, 2, 1, 0), Optional.of(FOLDER))));
  }

  @Test
  void section8_6_skippedStepsAreTheLastKeyWhereThereAreAny() {
    assertEquals(
        """
        {
            "executionId": "s",
            "status": "success",
            "failedStepCount": 0,
            "executedStepCount": 1,
            "ignoredFailedStepCount": 0,
            "failureMessage": "",
            "logUrl": "",
            "skippedStepCount": 3
        }
        """,
        RunSummary.json(
            Reports.run("s", Status.SUCCESS, new Counts(1, 0, 0, 3), Optional.empty())));
  }

  @Test
  void EX54_nestedSummariesAreCompactAndAlphabetical() {
    assertEquals(
        "{\"executedStepCount\":1,\"executionId\":\"n\",\"failedStepCount\":0,"
            + "\"failureMessage\":\"\",\"ignoredFailedStepCount\":0,\"logUrl\":\"\","
            + "\"status\":\"success\"}",
        nested(new Counts(1, 0, 0, 0)));
    assertEquals(
        "{\"executedStepCount\":1,\"executionId\":\"n\",\"failedStepCount\":0,"
            + "\"failureMessage\":\"\",\"ignoredFailedStepCount\":0,\"logUrl\":\"\","
            + "\"status\":\"success\",\"skippedStepCount\":2}",
        nested(new Counts(1, 0, 0, 2)));
  }

  @Test
  void section8_7_theValidationResultIsAnObjectOfTwoKeys() {
    assertEquals(
        """
        {
            "validationStatus": "success",
            "message": "Document(s) [a b] is/are valid."
        }
        """,
        ValidationSummary.json(true, "Document(s) [a b] is/are valid."));
    assertEquals(
        """
        {
            "validationStatus": "failed",
            "message": "a\\nb <c>"
        }
        """,
        ValidationSummary.json(false, "a\nb <c>"));
  }

  private static String nested(Counts counts) {
    return NestedSummary.of(Reports.run("n", Status.SUCCESS, counts, Optional.empty())).toJson();
  }
}
