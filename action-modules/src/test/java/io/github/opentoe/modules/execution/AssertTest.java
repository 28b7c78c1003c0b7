package io.github.opentoe.modules.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.condition.Verdict;
import org.junit.jupiter.api.Test;

class AssertTest {

  @Test
  void ASR2_trueSucceeds() {
    assertEquals(ActionResult.succeeded(), Assert.resultOf(new Verdict.True()));
  }

  @Test
  void ASR2_falseNamesTheComparisonThatDecided() {
    assertEquals(
        ActionResult.failed("condition is false: stringEquals a / b"),
        Assert.resultOf(new Verdict.False("stringEquals a / b")));
  }

  @Test
  void ASR2_longComparisonIsCutBetweenCharacters() {
    assertEquals(
        "condition is false: " + "x".repeat(512),
        Assert.resultOf(new Verdict.False("x".repeat(600))).message());
    assertEquals(
        "condition is false: " + "x".repeat(511),
        Assert.resultOf(new Verdict.False("x".repeat(511) + "\uD83D\uDE00")).message());
    String fits = "x".repeat(510) + "\uD83D\uDE00";
    assertEquals("condition is false: " + fits, Assert.resultOf(new Verdict.False(fits)).message());
  }

  @Test
  void ASR6_whatCannotBeEvaluatedFailsWithTheReason() {
    assertEquals(
        ActionResult.failed("'five' is not a number"),
        Assert.resultOf(new Verdict.Unknown("'five' is not a number")));
  }
}
