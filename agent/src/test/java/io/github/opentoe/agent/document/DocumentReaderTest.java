package io.github.opentoe.agent.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.yaml.Node;
import io.github.opentoe.agent.yaml.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {

  private static final String HEAD = "schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n";

  private static DocumentReader.Reading read(String text) {
    return new DocumentReader().read(new SourceText("doc.yaml", text));
  }

  private static ComponentDocument document(String text) {
    return read(text).document().orElseThrow();
  }

  private static Step step(String fields) {
    String text = HEAD + "      - {name: Greet, action: ExecuteBash, " + fields + "}\n";
    return document(text).phases().get(0).steps().get(0);
  }

  @Test
  void DL5_nameAndDescriptionAreEmptyWhereAbsent() {
    ComponentDocument document = document(HEAD + "      []\n");
    assertEquals("", document.name());
    assertEquals("", document.description());
    assertEquals("1.10", document("name: 1.10\n" + HEAD + "      []\n").name());
  }

  @Test
  void DL16_phasesAndStepsKeepTheirOrderAndPositions() {
    ComponentDocument document =
        document(
            HEAD
                + "      - {name: B, action: One}\n"
                + "      - {action: Two, name: A}\n"
                + "  - {name: another, steps: []}\n");
    assertEquals(List.of("build", "another"), document.phases().stream().map(Phase::name).toList());
    Step second = document.phases().get(0).steps().get(1);
    assertEquals("A", second.name());
    assertEquals("doc.yaml:6:29", second.location().toString());
    assertEquals("doc.yaml:6:18", second.actionLocation().toString());
  }

  @Test
  void stepFieldsHaveTheirDefaults() {
    Step step = step("inputs: ~");
    assertEquals(Optional.empty(), step.timeoutSeconds());
    assertEquals(OnFailure.ABORT, step.onFailure());
    assertEquals(Optional.empty(), step.maxAttempts());
    assertEquals(Optional.empty(), step.gate());
    assertEquals(Optional.empty(), step.loop());
    assertEquals(List.of(), step.inputs().entries());
  }

  @Test
  void AM10_integersAreDecimalAndMayBeQuoted() {
    assertEquals(-1, step("timeoutSeconds: '-1'").timeoutSeconds().orElseThrow().number());
    assertEquals(755, step("timeoutSeconds: 0755").timeoutSeconds().orElseThrow().number());
    assertEquals(2, step("maxAttempts: '+2'").maxAttempts().orElseThrow().number());
  }

  @Test
  void AM9_disableLoggingTakesAllWordsForTrueAndFalse() {
    for (String word : List.of("true", "True", "YES", "on", "'true'")) {
      assertTrue(step("disableLogging: " + word).disableLogging(), word);
    }
    for (String word : List.of("false", "No", "off", "~")) {
      assertEquals(false, step("disableLogging: " + word).disableLogging(), word);
    }
  }

  @Test
  void DL20_inputsAreAListAndSayHowTheyWereWritten() {
    Step.Inputs mapping = step("inputs: {path: /a}").inputs();
    assertEquals(1, mapping.entries().size());
    assertEquals(false, mapping.list());
    Step.Inputs list = step("inputs: [{path: /a}, text, ~]").inputs();
    assertEquals(3, list.entries().size());
    assertTrue(list.list());
    assertTrue(list.entries().get(1) instanceof Node.Scalar);
    assertEquals(List.of(), step("inputs: {}").inputs().entries());
  }

  @Test
  void DL67_loopsAreRead() {
    assertEquals(
        new Loop.Count(5, 1, -2),
        step("loop: {for: {start: 5, end: 1, updateBy: -2}}").loop().orElseThrow().range());
    Loop named = step("loop: {name: each, forEach: [1.50, '']}").loop().orElseThrow();
    assertEquals("each", named.name());
    Loop.Items items = (Loop.Items) named.range();
    assertEquals(
        List.of("1.50", ""), items.items().stream().map(item -> item.scalar().text()).toList());
  }

  @Test
  void DL71_theDelimiterIsAcommaUnlessGivenAlsoAsAnEscape() {
    assertEquals(',', delimiter("list: a"));
    assertEquals('\n', delimiter("list: a, delimiter: '\\n'"));
    assertEquals('\t', delimiter("list: a, delimiter: \"\\t\""));
    assertEquals(' ', delimiter("list: a, delimiter: ' '"));
  }

  private static char delimiter(String fields) {
    Loop loop = step("loop: {forEach: {" + fields + "}}").loop().orElseThrow();
    return ((Loop.Delimited) loop.range()).delimiter();
  }

  @Test
  void DL34_variablesKeepTheTextOfTheirValues() {
    String variables =
        """
        parameters:
          - One: {type: string, default: 0755}
          - Two: {type: string}
        constants:
          - Three: {type: string, value: '{{ One }}'}
        """;
    ComponentDocument document = document(variables + HEAD + "      []\n");
    assertEquals(Optional.of("0755"), document.variable("One").orElseThrow().value());
    assertEquals(Optional.empty(), document.variable("Two").orElseThrow().value());
    assertEquals(Optional.of("{{ One }}"), document.variable("Three").orElseThrow().value());
    assertTrue(document.variable("Three").orElseThrow().constant());
  }

  @Test
  void DL27_whatIsBrokenIsStillPartOfTheDocument() {
    ComponentDocument document =
        document(
            """
            Parameters:
              Tone: {type: string}
            phases:
              - name: a b
                steps:
                  - {name: x y, acton: ExecuteBash, timeoutSeconds: 0, input: {a: '{{ b }}'}}
            """);
    Step step = document.phases().get(0).steps().get(0);
    assertEquals("x y", step.name());
    assertEquals("ExecuteBash", step.action());
    assertEquals(1, step.inputs().entries().size());
    assertTrue(document.variable("Tone").isPresent());
  }

  @Test
  void DL28_problemsComeInTheOrderOfTheText() {
    List<Problem> problems =
        read("names: x\n" + HEAD + "      - {name: ., maxAttempts: 0}\n").problems();
    assertEquals(
        List.of("unknown-key", "step-action", "step-name", "step-number"),
        problems.stream().map(Problem::id).toList());
  }

  @Test
  void DL6_tenThousandStepsAreReadInBoundedTime() {
    StringBuilder text = new StringBuilder(HEAD);
    for (int number = 0; number < 10_000; number++) {
      text.append("      - name: Step").append(number).append('\n');
      text.append("        action: ExecuteBash\n        inputs:\n          commands:\n");
      text.append("            - echo {{ Tone }}\n");
    }
    DocumentReader.Reading reading =
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> read(text.toString()));
    assertEquals(List.of(), reading.problems());
    assertEquals(10_000, reading.document().orElseThrow().phases().get(0).steps().size());
  }
}
