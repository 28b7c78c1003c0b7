package io.github.opentoe.agent.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionEvaluatorTest {

  private static final String TRUE = "{stringIsEmpty: ''}";
  private static final String FALSE = "{stringIsEmpty: no}";
  private static final String UNKNOWN = "{stringIsEmpty: '{{ Nowhere }}'}";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{and: [T, T]}|T",
        "{and: [T, F]}|F",
        "{and: [F, T]}|F",
        "{or: [F, T]}|T",
        "{or: [T, F]}|T",
        "{or: [F, F]}|F",
        "{not: F}|T",
        "{not: T}|F",
        "{not: [F]}|T",
        "{and: [T]}|T",
        "{or: [F]}|F",
        "{not: {not: {not: {not: T}}}}|T",
        "{and: [T, {or: [F, {not: {and: [T, F]}}]}]}|T",
        "{or: [{and: [T, F]}, {not: [T]}, F]}|F",
        "{AND: [T, {Or: [F, {NOT: F}]}]}|T"
      })
  void logicalOperators(String condition, String expected) {
    assertEquals(expected, new Probe().ask(filledIn(condition)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{and: [F, U]}|F",
        "{or: [T, U]}|T",
        "{and: [U, F]}|Nowhere is not known.",
        "{or: [U, T]}|Nowhere is not known.",
        "{and: [T, U, F]}|Nowhere is not known.",
        "{not: U}|Nowhere is not known.",
        "{not: {or: [F, {and: [T, U]}, T]}}|Nowhere is not known.",
        "{stringEquals: a, value: '{{ Nowhere }}'}|Nowhere is not known."
      })
  void DL90_whatCannotBeEvaluatedIsNotFalse(String condition, String expected) {
    assertEquals(expected, new Probe().ask(filledIn(condition)));
  }

  @Test
  void operandsAreResolvedOneByOneAndOnlyWhenNeeded() {
    Probe probe = new Probe().with("One", "1");
    probe.ask(
        "{and: [{stringEquals: '{{ One }}', value: 1}, {binaryExists: none},"
            + " {stringIsEmpty: later}]}");
    assertEquals(List.of("{{ One }}", "1", "none", "binary none"), probe.asked());
  }

  @Test
  void theCompanionOfAnImpossibleOperandIsNotResolved() {
    Probe probe = new Probe().with("Word", "word");
    probe.ask("{numberEquals: '{{ Word }}', value: later}");
    assertEquals(List.of("{{ Word }}"), probe.asked());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{stringEquals: Prod, value: Test}|stringEquals Prod / Test",
        "{fileExists: /no/where}|fileExists /no/where",
        "{stringequals: a, value: b}|stringEquals a / b",
        "{numberEquals: 0x1F, value: 1e3}|numberEquals 0x1F / 1e3",
        "{and: [{fileExists: a}, {fileExists: b}]}|fileExists a",
        "{and: [{not: {fileExists: a}}, {fileExists: b}]}|fileExists b",
        "{or: [{fileExists: a}, {fileExists: b}]}|fileExists a",
        "{not: {or: [{fileExists: a}, {binaryExists: bash}]}}|binaryExists bash",
        "{not: {stringEquals: a, value: A}}|stringEquals a / A"
      })
  void ASR2_theFirstBranchThatDecidedIsNamed(String condition, String expected) {
    assertEquals(new Verdict.False(expected), new Probe().evaluate(condition));
  }

  @Test
  void ASR2_theReasonHasAtMost512CharactersAndNoSecrets() {
    String secret = "s3cret".repeat(100);
    Probe probe = new Probe().with("Secret", secret).with("Long", "x".repeat(600));
    assertEquals(
        new Verdict.False("stringEquals a / ****"),
        probe.evaluate("{stringEquals: a, value: '{{ Secret }}'}"));
    Verdict.False failed =
        assertInstanceOf(
            Verdict.False.class, probe.evaluate("{stringEquals: a, value: '{{ Long }}'}"));
    assertEquals(512, failed.because().length());
    assertTrue(failed.because().endsWith("xx..."));
    assertEquals(
        "'numberEquals' needs a number, not '****'.",
        probe.ask("{numberEquals: '{{ Secret }}', value: 1}"));
  }

  @Test
  void aShortenedReasonEndsBetweenCharacters() {
    assertEquals("a...", Excerpt.of("a\ud83d\ude00xyz", 5));
    assertEquals("a\ud83d\ude00xy", Excerpt.of("a\ud83d\ude00xy", 5));
  }

  @Test
  void DL91_everyComparisonLeavesOneLine() {
    Probe probe = new Probe().with("Text", "a\nb").with("Secret", "hidden");
    probe.ask(
        "{or: [{not: {stringEquals: '{{ Text }}', value: 'A\nB'}},"
            + " {stringIsEmpty: '{{ Secret }}'}, {fileExists: '{{ Nowhere }}'}]}");
    assertEquals(
        List.of(
            "Condition stringEquals a\\nb / A\\nB: true",
            "Condition stringIsEmpty ****: false",
            "Condition fileExists: not evaluated: Nowhere is not known."),
        probe.trace());
  }

  @Test
  void aBoundConditionEvaluatesItselfAgainEachTime() {
    Problems problems = new Problems();
    Condition condition =
        new ConditionReader(problems, "")
            .readAssertion(FlowText.mapping("{binaryExists: bash}"))
            .orElseThrow();
    Probe probe = new Probe();
    BoundCondition bound = new BoundCondition(condition, probe, probe);
    assertEquals(new Verdict.True(), bound.evaluate());
    assertEquals(new Verdict.True(), bound.evaluate());
    assertEquals(4, probe.asked().size());
  }

  private static String filledIn(String condition) {
    return condition
        .replaceAll("\\bT\\b", TRUE)
        .replaceAll("\\bF\\b", FALSE)
        .replaceAll("\\bU\\b", UNKNOWN);
  }
}
