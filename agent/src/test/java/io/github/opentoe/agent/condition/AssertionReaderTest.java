package io.github.opentoe.agent.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssertionReaderTest {

  private final Problems problems = new Problems();

  @Test
  void theOperatorStandsDirectlyUnderInputs() {
    Condition condition =
        read("{and: [{binaryExists: jq}, {patternMatches: '^v?3', value: '{{ Version }}'}]}")
            .orElseThrow();
    assertEquals(2, assertInstanceOf(Condition.And.class, condition).terms().size());
    assertEquals(List.of(), problems.sorted());
  }

  @Test
  void ASR4_aLoneInputMappingIsAcceptedWithANote() {
    assertInstanceOf(Condition.Comparison.class, read("{input: {fileExists: a}}").orElseThrow());
    assertEquals(1, problems.sorted().size());
    assertEquals(Severity.NOTE, problems.sorted().get(0).severity());
    assertEquals("assert-input", problems.sorted().get(0).id());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{}|The condition has no operator. Name one operator; combine conditions with and / or."
            + " (doc.yaml:1:1)",
        "{fileExists: a, folderExists: b}|A condition has one operator, not both 'fileExists' and"
            + " 'folderExists'. To ask for both, combine conditions with and / or."
            + " (doc.yaml:1:17)",
        "{fileExists: a, then: Skip}|'then' cannot stand here. An assertion only succeeds or"
            + " fails; combine conditions with and / or. (doc.yaml:1:17)",
        "{fileExists: a, else: Abort}|'else' cannot stand here. An assertion only succeeds or"
            + " fails; combine conditions with and / or. (doc.yaml:1:17)",
        "{fileExists: a, input: b}|Unknown key 'input' beside 'fileExists'. (doc.yaml:1:17)",
        "{input: a}|'input' must be a mapping with one operator. (doc.yaml:1:9)",
        "{numberEquals: a, value: 1}|'numberEquals' needs a number, not 'a'. (doc.yaml:1:16)",
        "{not: {not: {not: {not: {not: {fileExists: c}}}}}}|Conditions nest more than 4 levels of"
            + " and / or / not. (doc.yaml:1:26)"
      })
  void ASR1_ASR5_errors(String text, String message) {
    read(text);
    assertEquals(
        List.of("In s: " + message), problems.sorted().stream().map(Problem::text).toList());
  }

  private Optional<Condition> read(String text) {
    return new ConditionReader(problems, "In s: ").readAssertion(FlowText.mapping(text));
  }
}
