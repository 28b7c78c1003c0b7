package io.github.opentoe.agent.chaining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private static final Map<String, Value> KNOWN =
      Map.of("Port", Value.text("80"), "Dir", Value.text("/a b"), "Deep", Value.text("{{ Port }}"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "p={{Port}};p=80",
        "{\"port\":{{ Port }}};{\"port\":80}",
        "{{ Port }}{{Port}};8080",
        "cd {{ Dir }};cd /a b",
        "{{ build.Get.outputs.stdout }}{{ build.Get.outputs[0].stdout }};xx",
        "{{ build.Get.output.stdout }};{{ build.Get.output.stdout }}",
        "docker ps --format '{{.ID}} {{ Port }}';docker ps --format '{{.ID}} 80'",
        "{{ {{ Port }} }};{{ 80 }}"
      })
  void theVectorsOfTheGrammar(String text, String expected) {
    assertEquals(Value.text(expected), filled(text).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{ port }}", "{{ build.Get.outputs[1].stdout }}"})
  void theFirstFailureIsHandedOut(String text) {
    Filling.Impossible impossible =
        assertInstanceOf(
            Filling.Impossible.class, Template.parse("a {{ Port }} " + text).fill(this::answer));
    assertEquals(text, impossible.hole().source());
    assertEquals("unknown", impossible.reason());
  }

  @Test
  void aLineBreakInsideTheBracesKeepsThem() {
    assertEquals(Value.text("{{ Port\n}}"), filled("{{ Port\n}}").value());
  }

  @Test
  void DL41_insertedTextIsNeverScannedAgain() {
    Template filled = filled("{{ Deep }} {{ {{ Deep }} }}");
    assertTrue(filled.isComplete());
    assertEquals(Value.text("{{ Port }} {{ {{ Port }} }}"), filled.value());
  }

  @Test
  void aWholeReferenceYieldsTheStructureItself() {
    Value list = Value.sequence(List.of(Value.text("a"), Value.text("b")));
    Filling whole = Template.parse("{{ List }}").fill(hole -> new Resolution.Found(list));
    assertEquals(list, ((Filling.Filled) whole).template().value());
    Filling embedded = Template.parse("={{ List }}").fill(hole -> new Resolution.Found(list));
    assertEquals(Value.text("=[\"a\",\"b\"]"), ((Filling.Filled) embedded).template().value());
  }

  @Test
  void keptReferencesBecomeTextAndLaterOnesStayOpen() {
    Template kept =
        ((Filling.Filled) Template.parse("${{ Name }}").fill(hole -> new Resolution.Kept()))
            .template();
    assertTrue(kept.isComplete());
    assertTrue(kept.hasKeptBraces());
    Template later =
        ((Filling.Filled) Template.parse("{{ loop.value }}").fill(hole -> new Resolution.Later()))
            .template();
    assertEquals("{{ loop.value }}", later.wholeReference().orElseThrow().source());
  }

  @Test
  void DL64_keptBraceTextIsNoticed() {
    assertTrue(Template.parse("{{.ID}} {{ Port }}").hasKeptBraces());
    assertFalse(Template.parse("{{{ Port }} { {").hasKeptBraces());
  }

  private Template filled(String text) {
    return assertInstanceOf(Filling.Filled.class, Template.parse(text).fill(this::answer))
        .template();
  }

  private Resolution answer(Template.Hole hole) {
    if (hole.reference() instanceof Reference.Variable variable) {
      return KNOWN.containsKey(variable.name())
          ? new Resolution.Found(KNOWN.get(variable.name()))
          : new Resolution.Failed("unknown");
    }
    boolean isFirst =
        hole.reference() instanceof Reference.Chain chain && chain.index().orElse(0) == 0;
    return isFirst ? new Resolution.Found(Value.text("x")) : new Resolution.Failed("unknown");
  }
}
