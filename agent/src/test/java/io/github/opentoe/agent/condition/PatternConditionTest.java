package io.github.opentoe.agent.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternConditionTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '¦',
      value = {
        "b.d¦abcde¦T",
        "hello¦Say HELLO¦T",
        "^[a-z]+$¦MiXeD¦T",
        "(?-i)hello¦Say HELLO¦F",
        "(?-i)HELLO¦Say HELLO¦T",
        "a|b¦xB¦T",
        "^say¦Say hello¦T",
        "^hello¦Say hello¦F",
        "^v\\d{2}\\.\\d+$¦v1.4¦F",
        "^v\\d{2}\\.\\d+$¦v10.4¦T",
        "\\Ax\\z¦x¦T",
        "\\bword\\b¦a Word.¦T",
        "\\bé¦é¦F",
        "\\Qa.b\\E¦xA.By¦T",
        "\\Qa.b\\E¦aXb¦F",
        "^\\pL+$¦aé¦T",
        "^\\p{Greek}$¦σ¦T",
        "^\\p{Greek}$¦a¦F",
        "σ¦ς¦T",
        "^k$¦\u212a¦T",
        "[a&&b]¦&¦T",
        "^[a[bc]]$¦a]¦T",
        "^[a[bc]]$¦b¦F",
        "^[[:alpha:]]+$¦abc¦T",
        "^[[:alpha:]]+$¦a:c¦F",
        "(?P<n>x)¦x¦T",
        "(?<n>x)¦x¦T",
        "(?U)^a+$¦aaa¦T",
        "x{1000}¦x¦F"
      })
  void patternsMatchAnywhereAndIgnoreCase(String pattern, String value, String expected) {
    assertEquals(expected, ask(pattern, value));
  }

  @Test
  void theDollarIsTheEndOfTheTextOnly() {
    assertEquals("F", ask("a$", "a\n"));
    assertEquals("T", ask("(?m)a$", "a\nb"));
  }

  @Test
  void theDotIsEverythingButALineFeed() {
    assertEquals("T", ask("^.$", "\r"));
    assertEquals("T", ask("^.$", "\u2028"));
    assertEquals("F", ask("^.$", "\n"));
    assertEquals("T", ask("(?s)^.$", "\n"));
  }

  @Test
  void whiteSpaceIsWithoutVerticalTab() {
    assertEquals("T", ask("^\\s+$", "\t\n\f\r "));
    assertEquals("F", ask("\\s", "\u000b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?=x)x", "(?!x)x", "(?<=x)x", "(?<!x)x", "(a)\\1", "a++", "(?>a)", "\\Z", "\\G", "\\R",
        "\\h", "\\X", "x{1001}", "(x", "x)", "[z-a]", "*", "\\", "\\p{Foo}", "(x{100}){11}",
        "(a|(b{40}){5}){6}"
      })
  void DL104_aPatternThatBecomesInvalidLeavesTheConditionUnknown(String pattern) {
    String reason = ask(pattern, "x");
    assertTrue(reason.startsWith("'patternMatches' has an invalid pattern: "), reason);
  }

  @Test
  void DL104_theEngineIsQuoted() {
    assertEquals(
        "'patternMatches' has an invalid pattern: missing closing ): `(x`.", ask("(x", "x"));
  }

  @Test
  void secretsInAnInvalidPatternAreNotQuoted() {
    String reason =
        new Probe()
            .with("Secret", "(hidden")
            .ask("{patternMatches: '{{ Secret }}', value: hidden}");
    assertEquals("'patternMatches' has an invalid pattern: missing closing ).", reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(x{100}){10}",
        "x{100}y{100}",
        "(x{100}|y{100}){10}",
        "[x{100}]{100}",
        "\\Q(x{100}){100}",
        "\\x{1000}{1000}",
        "\\p{Greek}{1000}",
        "[]{100}]{100}",
        "[^]{9}]{1000}",
        "[[:alpha:]]{900}",
        "[\\]{100}]{100}",
        "x{,2000}",
        "x{a}",
        "(x{100}){0}",
        "(?:x{2,}){500}",
        "[[:x]{1000}"
      })
  void patternsWithinTheLimitsAreLeftToTheEngine(String pattern) {
    assertTrue(PatternSize.complaint(pattern).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(x{100}){11}",
        "((x{11}){10}){10}",
        "(x{2,}){501}",
        "(a(x{0,20})*b){51}",
        "(?:x{9}){999}"
      })
  void repetitionsMultiply(String pattern) {
    assertFalse(PatternSize.complaint(pattern).isEmpty());
  }

  @Test
  void hugePatternsAndTextsAreNoDanger() {
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          assertEquals("F", ask("(a*)*b", "a".repeat(100_000)));
          assertEquals("T", ask("(a|b".repeat(100) + "x" + ")*".repeat(100), "x"));
          assertTooDeep("(".repeat(20_000) + "x" + ")".repeat(20_000));
          assertTooDeep("x?".repeat(20_000));
          assertTrue(ask("(".repeat(10_000), "x").length() <= 512);
          assertTrue(ask("[".repeat(10_000), "x").length() <= 512);
        });
  }

  private static void assertTooDeep(String pattern) throws InterruptedException {
    AtomicReference<String> answer = new AtomicReference<>("");
    Thread small = new Thread(null, () -> answer.set(ask(pattern, "y")), "small stack", 1 << 18);
    small.start();
    small.join();
    assertEquals(
        "'patternMatches' has an invalid pattern: expression nests too deeply.", answer.get());
  }

  private static String ask(String pattern, String value) {
    return new Probe()
        .with("Pattern", pattern)
        .with("Value", value)
        .ask("{patternMatches: '{{ Pattern }}', value: '{{ Value }}'}");
  }
}
