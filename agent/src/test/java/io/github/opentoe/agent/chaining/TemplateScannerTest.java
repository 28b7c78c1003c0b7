package io.github.opentoe.agent.chaining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.chaining.Template.Hole;
import io.github.opentoe.agent.chaining.Template.Literal;
import io.github.opentoe.agent.value.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateScannerTest {

  @Test
  void textWithoutBracesIsOneLiteral() {
    assertEquals(List.of(new Literal("a { b } c")), TemplateScanner.split("a { b } c"));
  }

  @Test
  void emptyTextHasNoParts() {
    assertEquals(List.of(), TemplateScanner.split(""));
  }

  @Test
  void DL40_severalReferencesAndTheTextAroundThem() {
    assertEquals(
        List.of(
            new Literal("a "),
            hole("{{ Port }}", "Port", 0),
            hole("{{Dir}}", "Dir", 0),
            new Literal(" b")),
        TemplateScanner.split("a {{ Port }}{{Dir}} b"));
  }

  @Test
  void DL37_blanksAreSpacesAndTabsOnly() {
    assertEquals(
        List.of(hole("{{\t Port \t}}", "Port", 0)), TemplateScanner.split("{{\t Port \t}}"));
    assertNoHole("{{\u00a0Port }}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ .ID }}",
        "{{.Names}}",
        "{{ json . }}",
        "{{- range .x }}",
        "{{-end}}",
        "{{-end }}",
        "{{end -}}",
        "{{ pkg | upper }}",
        "{{ \"x\" }}",
        "{{ hostvars['a'].ip }}",
        "{{ item.name }}",
        "{{ a + b }}",
        "{{# each }}",
        "{{/each}}",
        "{{> part }}",
        "{{! note }}",
        "{{{ raw }}}",
        "{{}}",
        "{{ }}",
        "${{ secrets.TOKEN }}",
        "${{ matrix.os }}",
        "{{ loop.index0 }}",
        "{{ loop.first }}",
        "{{ ab }}",
        "{{ build.Get.output.stdout }}",
        "{{ Port\n}}",
        "{{ Port\r\n}}",
        "{{\nPort }}",
        "{{ env:A\nB }}",
        "{{ Port }",
        "{{ Port } }",
        "{ { Port }}",
        "{{",
        "}}",
        "{{{{",
        "{{ Größe }}"
      })
  void DL64_textOfOtherLanguagesIsKept(String text) {
    assertNoHole(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{ end }}", "{{ else }}", "{{ endraw }}"})
  void blockKeywordsAreLeftToTheResolver(String text) {
    assertEquals(1, Template.parse(text).holes().size());
    assertTrue(KeptWords.isTemplateKeyword(text.substring(2, text.length() - 2).strip()));
    assertFalse(KeptWords.isTemplateKeyword("End"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{{{ Port }}},{{{ Port }}}",
        "{{{ Port }},{80",
        "{{ Port }}},80}",
        "{{{ Port }}}},{80}}",
        "{{{{ Port }}},{{80}",
        "{{{{ Port }}}},{{80}}",
        "{{{{{ Port }}}}},{{{80}}}",
        "{{ {{ Port }} }},{{ 80 }}",
        "{{ {{{ Port }}} }},{{ {{{ Port }}} }}",
        "{{ x {{ Port }},{{ x 80",
        "{{ Port {{ Port }},{{ Port 80",
        "{{.ID}} {{ Port }},{{.ID}} 80",
        "{{{ x }} {{ Port }},{{{ x }} 80",
        "{{Port}}{{{Port}}}{{Port}},80{{{Port}}}80"
      })
  void bracesInsideAndAroundBraces(String text, String expected) {
    Filling filling = Template.parse(text).fill(hole -> new Resolution.Found(Value.text("80")));
    assertEquals(expected, ((Filling.Filled) filling).template().value().toText());
  }

  @Test
  void holesCountTheAppearancesOfTheirTextBeforeThem() {
    List<Hole> holes = Template.parse("{{Port}} {{ Port }} {{{Port}}} {{Port}}").holes();
    assertEquals(
        List.of(
            hole("{{Port}}", "Port", 0),
            hole("{{ Port }}", "Port", 0),
            hole("{{Port}}", "Port", 2)),
        holes);
  }

  @Test
  void aDollarBeforeTheBracesIsSeen() {
    List<Hole> holes = Template.parse("${{ Port }} $ {{ Port }} $${{ Port }}").holes();
    assertEquals(List.of(true, false, true), holes.stream().map(Hole::behindDollar).toList());
  }

  @Test
  void hugeTextsTakeLinearTime() {
    int size = 1 << 20;
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          assertNoHole("{".repeat(size));
          assertNoHole("{{ a ".repeat(size / 5));
          assertNoHole("{{{ " + "a".repeat(size));
          assertNoHole("{{ a.b.outputs" + ".c".repeat(size) + "! }}");
          assertNoHole("{{ a.b.outputs[" + "1".repeat(size) + " }}");
          StringBuilder distinct = new StringBuilder();
          for (int number = 100; number < 100_100; number++) {
            distinct.append("{{ ").append(number).append(" }}");
          }
          assertEquals(100_000, Template.parse(distinct.toString()).holes().size());
        });
  }

  private static Hole hole(String source, String name, int occurrence) {
    return new Hole(source, new Reference.Variable(name), occurrence, false);
  }

  private static void assertNoHole(String text) {
    Template template = Template.parse(text);
    assertEquals(List.of(), template.holes());
    assertEquals(text, template.value().toText());
  }
}
