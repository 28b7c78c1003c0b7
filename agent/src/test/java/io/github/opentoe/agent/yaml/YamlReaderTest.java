package io.github.opentoe.agent.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  private static YamlReading read(String text) {
    return new YamlReader().read(new SourceText("doc.yaml", text));
  }

  private static Node.Mapping mapping(String text) {
    YamlReading reading = read(text);
    assertEquals(List.of(), reading.problems());
    return (Node.Mapping) reading.root().orElseThrow();
  }

  private static Node.Scalar scalar(Node.Mapping mapping, String key) {
    return (Node.Scalar) mapping.get(key).orElseThrow();
  }

  private static String place(Node node) {
    return node.location().line() + ":" + node.location().column();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0755", "1.10", "yes", "1e3", "0x1F", "2031-02-03", "12:30:45", "+7"})
  void DL5_plainScalarsKeepTheirSourceText(String written) {
    Node.Scalar value = scalar(mapping("key: " + written), "key");
    assertEquals(written, value.text());
    assertEquals(Node.Style.PLAIN, value.style());
  }

  @ParameterizedTest
  @CsvSource({
    "~,true",
    "null,true",
    "'',true",
    "'\"\"',false",
    "'\"null\"',false",
    "!!str null,false"
  })
  void DL5_onlyPlainNullIsNull(String written, boolean isNull) {
    assertEquals(isNull, scalar(mapping("key: " + written), "key").isNull());
  }

  @Test
  void DL1_positionsAreInCodePointsAndOffsetsInCharacters() {
    Node.Mapping root = mapping("# 👋\na: '👋👋'\nflow: {x: 👋, y: [1, 2]}\n");
    Node.Mapping flow = (Node.Mapping) root.get("flow").orElseThrow();
    Node.Sequence list = (Node.Sequence) flow.get("y").orElseThrow();
    assertEquals("2:4", place(scalar(root, "a")));
    assertEquals("3:11", place(scalar(flow, "x")));
    assertEquals("3:21", place(list.items().get(1)));
    Extent extent = list.extent();
    assertEquals("[1, 2]", extent.source().text().substring(extent.start(), extent.end()));
  }

  @Test
  void DL1_crlfBecomesLineFeedInValuesAndKeepsThePositions() {
    Node.Mapping root = mapping("a: |\r\n  x\r\n  y\r\nb: 'one\r\n\r\n  two'\r\nc: end\r\n");
    assertEquals("x\ny\n", scalar(root, "a").text());
    assertEquals("one\ntwo", scalar(root, "b").text());
    assertEquals("7:4", place(scalar(root, "c")));
  }

  @Test
  void DL1_jsonMayUseTabsAndLineBreaksAnywhereBetweenItsTokens() {
    Node.Mapping root = mapping("\t{\n\t\"a\"\t\n\t:\t1,\n\t\"b\\tc\" : \"x\ty\"\t}\n\t");
    assertEquals("1", scalar(root, "a").text());
    assertEquals("x\ty", scalar(root, "b\tc").text());
    assertEquals("4:11", place(scalar(root, "b\tc")));
  }

  @Test
  void DL1_jsonEscapesAreDecoded() {
    Node.Mapping root = mapping("{\"a\":\"\\ud83d\\udc4b \\/ \\u00e9\\n\"}");
    assertEquals("👋 / é\n", scalar(root, "a").text());
  }

  @Test
  void DL4_aliasesAndMergesAreResolved() {
    Node.Mapping root =
        mapping("base: &b {x: 1, y: 2}\nother: &o {y: 3, z: 4}\nall: {y: 9, <<: [*o, *b], x: 8}\n");
    Node.Mapping all = (Node.Mapping) root.get("all").orElseThrow();
    assertEquals("9", scalar(all, "y").text());
    assertEquals("4", scalar(all, "z").text());
    assertEquals("8", scalar(all, "x").text());
    assertEquals(3, all.entries().size());
  }

  @Test
  void DL4_theFirstMergedMappingWins() {
    Node.Mapping root = mapping("a: &a {k: first}\nb: &b {k: second}\nc: {<<: [*a, *b]}\n");
    assertEquals("first", scalar((Node.Mapping) root.get("c").orElseThrow(), "k").text());
  }

  @Test
  void DL4_aQuotedMergeKeyIsAnOrdinaryKey() {
    assertEquals("text", scalar(mapping("'<<': text"), "<<").text());
  }

  @Test
  void DL4_aNewAnchorReplacesTheOldOne() {
    Node.Sequence root = (Node.Sequence) read("[&a one, *a, &a two, *a]").root().orElseThrow();
    assertEquals(
        List.of("one", "one", "two", "two"),
        root.items().stream().map(item -> ((Node.Scalar) item).text()).toList());
  }

  @Test
  void DL4_tenThousandValuesThroughAliasesAreFineAndOneMoreIsNot() {
    assertEquals(List.of(), read("- &a x\n" + "- *a\n".repeat(10_000)).problems());
    Problem problem = read("- &a x\n" + "- *a\n".repeat(10_001)).problems().get(0);
    assertEquals("yaml-alias", problem.id());
    assertEquals(10_002, problem.location().line());
  }

  @Test
  void DL4_documentsWithoutAliasesAreNotCounted() {
    assertEquals(List.of(), read("- {a: [x, y]}\n".repeat(20_000)).problems());
  }

  @Test
  void DL3_bothLinesOfADuplicateKeyAreNamed() {
    Problem problem = read("a: 1\nb: 2\n\"a\": 3\n").problems().get(0);
    assertEquals("duplicate-key", problem.id());
    assertTrue(problem.message().contains("line 1 and again on line 3"), problem.message());
    assertEquals(3, problem.location().line());
  }

  @Test
  void DL2_emptySeparatorsAtTheEndAreIgnoredAndContentIsNot() {
    assertEquals(List.of(), read("a: 1\n---\n---\n# nothing\n").problems());
    assertEquals("second-document", read("a: 1\n---\nb: 1\n").problems().get(0).id());
    assertEquals("second-document", read("---\n---\nb: 1\n").problems().get(0).id());
    assertEquals("second-document", read("a: 1\n--- ''\n").problems().get(0).id());
  }

  @Test
  void DL7_anUnquotedReferenceBecomesItsTextAndAnError() {
    YamlReading reading = read("{a: {{ Port }}, b: [{{ x }}], c: {d: e}}");
    Node.Mapping root = (Node.Mapping) reading.root().orElseThrow();
    assertEquals("{{ Port }}", scalar(root, "a").text());
    assertEquals(2, reading.problems().size());
    assertEquals("To fix it, put quotes around {{ Port }}.", reading.problems().get(0).hint());
    assertEquals(5, reading.problems().get(0).location().column());
  }

  @Test
  void DL7_referencesInQuotesOrCommentsGetNoAdvice() {
    Problem problem = read("a: 'x {{ b }}' # {{ c }}\nd: \"{{ e }}\" f\n").problems().get(0);
    assertEquals("yaml-syntax", problem.id());
    assertFalse(problem.message().contains("quotes around"), problem.message());
  }

  @Test
  void AM14_anApostropheInAPlainTextOpensNoQuote() {
    Problem problem = read("a: it's {{ b }}\n c: d: e\n").problems().get(0);
    assertTrue(problem.message().contains("put quotes around {{ b }}"), problem.message());
  }

  @Test
  void DL4_nestingEndsAtAHundredLevelsAlsoThroughAliases() {
    assertEquals(List.of(), read("[".repeat(100) + "]".repeat(100)).problems());
    assertEquals("yaml-depth", read("[".repeat(101) + "]".repeat(101)).problems().get(0).id());
    String half = "[".repeat(60) + "]".repeat(60);
    YamlReading reading =
        read("- &a " + half + "\n- " + "[".repeat(60) + "*a" + "]".repeat(60) + "\n");
    assertEquals("yaml-depth", reading.problems().get(0).id());
    assertEquals(2, reading.problems().get(0).location().line());
  }

  @Test
  void DL2_anEmptyTextHasNoRoot() {
    assertTrue(read("").root().isEmpty());
    assertTrue(read("# only a comment\n").root().isEmpty());
  }
}
