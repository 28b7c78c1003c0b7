package io.github.opentoe.agent.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.Severity;
import io.github.opentoe.agent.yaml.Extent;
import io.github.opentoe.agent.yaml.Node;
import io.github.opentoe.agent.yaml.SourceText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionReaderTest {

  private static final String CONTEXT = "Parsing step 's' in phase 'p' failed. Error: ";

  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{fileExists: a}|EXECUTE|SKIP",
        "{fileExists: a, then: Abort}|ABORT|SKIP",
        "{fileExists: a, else: Execute}|EXECUTE|EXECUTE",
        "{then: Skip, fileExists: a, else: 'Abort'}|SKIP|ABORT",
        "[{fileExists: a, else: Abort}]|EXECUTE|ABORT",
        "{or: [{fileExists: a}, {fileExists: b}], else: Abort}|EXECUTE|ABORT",
        "{fileExists: a, then: null, else: ~}|EXECUTE|SKIP"
      })
  void DL83_DL84_thenAndElseStandBesideTheOperator(
      String text, Gate.Outcome then, Gate.Outcome otherwise) {
    Gate gate = read(text).orElseThrow();
    assertEquals(List.of(), found());
    assertEquals(then, gate.then());
    assertEquals(otherwise, gate.otherwise());
  }

  @Test
  void comparisonsKeepTheirSidesAndPlace() {
    Condition.Comparison comparison =
        (Condition.Comparison) read("{value: 1, numberEquals: '2'}").orElseThrow().condition();
    assertEquals(Operator.NUMBER_EQUALS, comparison.operator());
    assertEquals("2", comparison.operand().template().text());
    assertEquals("1", comparison.companion().orElseThrow().template().text());
    assertEquals(12, comparison.location().column());
  }

  @Test
  void nullIsNoGate() {
    assertEquals(Optional.empty(), read("null"));
    assertEquals(List.of(), found());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "yes|condition-shape|1|'if' must be a mapping with one operator.",
        "''|condition-shape|1|'if' must be a mapping with one operator.",
        "[]|condition-shape|1|'if' must be a mapping with one operator.",
        "[yes]|condition-shape|1|'if' must be a mapping with one operator.",
        "[{fileExists: a}, {fileExists: b}]|condition-shape|1|'if' must be a mapping with one"
            + " operator. To ask for several things, combine conditions with and / or.",
        "{}|condition-operator|1|The condition has no operator."
            + " Name one operator; combine conditions with and / or.",
        "{then: Skip}|condition-operator|1|The condition has no operator."
            + " Name one operator; combine conditions with and / or.",
        "{value: a}|condition-operator|1|The condition has no operator."
            + " Name one operator; combine conditions with and / or.",
        "{stringContains: a, value: b}|condition-operator|2|Unknown operator 'stringContains'.",
        "{stringEqual: a, value: b}|condition-operator|2|Unknown operator 'stringEqual'."
            + " Did you mean 'stringEquals'?",
        "{nott: {fileExists: a}}|condition-operator|2|Unknown operator 'nott'."
            + " Did you mean 'not'?",
        "{fileExists: a, folderExists: b}|condition-operator|17|A condition has one operator,"
            + " not both 'fileExists' and 'folderExists'."
            + " To ask for both, combine conditions with and / or.",
        "{fileExists: a, fileexists: b}|condition-operator|17|A condition has one operator,"
            + " not both 'fileExists' and 'fileexists'."
            + " To ask for both, combine conditions with and / or.",
        "{stringEquals: a}|condition-companion|2|'stringEquals' needs 'value' beside it.",
        "{fileMD5Equals: '{{ Sum }}'}|condition-companion|2|'fileMD5Equals' needs 'path' beside"
            + " it.",
        "{fileExists: a, value: b}|condition-key|17|'fileExists' takes no 'value'.",
        "{stringEquals: a, value: b, path: c}|condition-key|29|'stringEquals' takes no 'path'.",
        "{and: [{fileExists: a}, {fileExists: b}], value: c}|condition-key|43|'and' takes no"
            + " 'value'.",
        "{fileExists: a, Then: Skip}|condition-key|17|Unknown key 'Then' beside 'fileExists'."
            + " Did you mean 'then'?",
        "{fileExists: a, folderExist: b}|condition-key|17|Unknown key 'folderExist' beside"
            + " 'fileExists'. Did you mean 'folderExists'?",
        "{fileExists: a, description: x}|condition-key|17|Unknown key 'description' beside"
            + " 'fileExists'.",
        "{fileExists: a, then: execute}|condition-outcome|23|'then' must be Execute, Skip or"
            + " Abort, not 'execute'. Did you mean 'Execute'?",
        "{fileExists: a, else: Fail}|condition-outcome|23|'else' must be Execute, Skip or Abort,"
            + " not 'Fail'.",
        "{fileExists: a, then: [Skip]}|condition-outcome|23|'then' must be Execute, Skip or"
            + " Abort.",
        "{fileExists: [a]}|condition-operand|14|'fileExists' takes a text or a number.",
        "{stringEquals: a, value: {b: c}}|condition-operand|26|'value' takes a text or a number.",
        "{not: {fileExists: a, then: Skip}}|condition-key|23|'then' cannot stand here. It belongs"
            + " beside the outermost operator.",
        "{and: []}|condition-shape|7|'and' has an empty list of conditions.",
        "{or: {fileExists: a}}|condition-shape|6|'or' takes a list of conditions.",
        "{or: null}|condition-shape|6|'or' takes a list of conditions.",
        "{or: [a, {fileExists: b}]}|condition-shape|7|Each condition of 'or' must be a mapping"
            + " with one operator.",
        "{not: a}|condition-shape|7|'not' takes exactly one condition.",
        "{not: []}|condition-shape|7|'not' takes exactly one condition.",
        "{not: [{fileExists: a}, {fileExists: b}]}|condition-shape|7|'not' takes exactly one"
            + " condition. To negate several, combine conditions with and / or."
      })
  void DL83_whatIsWrongIsNamedWithItsPlace(String text, String id, int column, String message) {
    read(text);
    assertEquals(
        List.of(CONTEXT + message + " (doc.yaml:1:" + column + ")"),
        found().stream().map(Problem::text).toList());
    assertEquals(List.of(id), found().stream().map(Problem::id).toList());
    assertTrue(problems.hasErrors());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{numberEquals: ten, value: 10}|16|'numberEquals' needs a number, not 'ten'.",
        "{numberLessThan: '5.', value: 1}|18|'numberLessThan' needs a number, not '5.'.",
        "{numberGreaterThan: '', value: 1}|21|'numberGreaterThan' needs a number, not ''.",
        "{numberEquals: .nan, value: 1}|16|'numberEquals' needs a number, not '.nan'.",
        "{numberEquals: '.inf', value: 1}|16|'numberEquals' needs a number, not '.inf'.",
        "{numberEquals: 1_000, value: 1}|16|'numberEquals' needs a number, not '1_000'.",
        "{numberEquals: '1e3', value: 1}|16|'numberEquals' needs a number, not '1e3'.",
        "{numberEquals: 1e999999999, value: 1}|16|'numberEquals' needs a number, not"
            + " '1e999999999'.",
        "{numberEquals: null, value: 1}|16|'numberEquals' needs a number, not ''.",
        "{patternMatches: '^(?=x)x$', value: x}|18|'patternMatches' has an invalid pattern:"
            + " invalid or unsupported Perl syntax: `(?=`.",
        "{patternMatches: '(x', value: x}|18|'patternMatches' has an invalid pattern: missing"
            + " closing ): `(x`.",
        "{fileSHA1Equals: abc, path: x}|18|'fileSHA1Equals' needs 40 hexadecimal digits, not"
            + " 'abc'.",
        "{fileMD5Equals: 'g1946ac92492d2347c6235b4d2611184', path: x}|17|'fileMD5Equals' needs 32"
            + " hexadecimal digits, not 'g1946ac92492d2347c6235b4d2611184'."
      })
  void DL100_DL104_ASR8_literalOperandsAreChecked(String text, int column, String message) {
    read("{not: " + text + "}");
    assertEquals(
        List.of(CONTEXT + message + " (doc.yaml:1:" + (column + 6) + ")"),
        found().stream().map(Problem::text).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{numberEquals: '{{ Number }}', value: ten}",
        "{numberEquals: 'x{{ Number }}', value: ten}",
        "{numberEquals: 0x1F, value: '{{ Port }}'}",
        "{numberEquals: .inf, value: .nan}",
        "{patternMatches: '({{ Port }}', value: '(x'}",
        "{fileSHA512Equals: '{{ Sum }}', path: null}",
        "{fileMD5Equals: B1946AC92492D2347C6235B4D2611184, path: x}",
        "{stringEquals: '(', value: null}"
      })
  void operandsWithReferencesAndValuesAreNotChecked(String text) {
    assertTrue(read(text).isPresent());
    assertEquals(List.of(), found());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{stringlessThan: a, value: b}|condition-operator-case|2|'stringlessThan' is read as"
            + " 'stringLessThan'.",
        "{not: {Or: [{fileExists: a}, {fileExists: b}]}}|condition-operator-case|8|'Or' is read"
            + " as 'or'.",
        "{and: [{fileExists: a}]}|condition-single-entry|2|'and' has only one condition.",
        "{fileExists: a, then: Skip}|condition-never-runs|17|Both outcomes of the condition are"
            + " Skip: the step can never run.",
        "{fileExists: a, else: Skip, then: Skip}|condition-never-runs|29|Both outcomes of the"
            + " condition are Skip: the step can never run."
      })
  void DL85_DL92_odditiesAreWarnedAbout(String text, String id, int column, String message) {
    assertTrue(read(text).isPresent());
    assertEquals(1, found().size());
    Problem warning = found().get(0);
    assertEquals(Severity.WARNING, warning.severity());
    assertEquals(id, warning.id());
    assertEquals(message + " (doc.yaml:1:" + column + ")", warning.text());
  }

  @Test
  void DL89_aFifthLevelIsTooDeep() {
    read("{and: [{fileExists: a}, {or: [{fileExists: b}, {not: {not: {fileExists: c}}}]}]}");
    assertEquals(List.of(), found());
    read("{not: {not: {not: {not: {not: {fileExists: c}}}}}}");
    assertEquals(
        List.of(CONTEXT + "Conditions nest more than 4 levels of and / or / not. (doc.yaml:1:26)"),
        found().stream().map(Problem::text).toList());
  }

  @Test
  void DL28_everythingWrongIsFoundAtOnce() {
    Optional<Gate> gate =
        read("{or: [{numberEquals: a, value: '{{ Port }}'}, {stringEqual: b}, c], then: Go}");
    assertEquals(
        List.of("condition-operand", "condition-operator", "condition-shape", "condition-outcome"),
        found().stream().map(Problem::id).toList());
    Condition.Or or = (Condition.Or) gate.orElseThrow().condition();
    assertEquals(1, or.terms().size());
  }

  @Test
  void DL7_anUnquotedReferenceGetsTheAdviceToQuoteIt() {
    SourceText source = new SourceText("doc.yaml", "{fileExists: {{ Name }}}");
    Node.Scalar key = new Node.Scalar("fileExists", Node.Style.PLAIN, new Extent(source, 1, 11));
    Node.Mapping braces = new Node.Mapping(List.of(), true, new Extent(source, 13, 23));
    new ConditionReader(problems, CONTEXT)
        .readGate(
            new Node.Mapping(
                List.of(new Node.Entry(key, braces)), true, new Extent(source, 0, 24)));
    assertEquals(
        CONTEXT
            + "'fileExists' takes a text or a number. Please put quotes around {{ Name }}."
            + " (doc.yaml:1:14)",
        found().get(0).text());
  }

  private Optional<Gate> read(String text) {
    return new ConditionReader(problems, CONTEXT).readGate(FlowText.node(text));
  }

  private List<Problem> found() {
    return problems.sorted();
  }
}
