package io.github.opentoe.agent.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberConditionTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "numberEquals: 5, value: 5|T",
        "numberEquals: 5, value: 6|F",
        "numberLessThan: 5, value: 3|T",
        "numberLessThan: 5, value: 5|F",
        "numberLessThan: 3, value: 5|F",
        "numberLessThan: 10, value: '9'|T",
        "numberLessThanEquals: 5, value: 5|T",
        "numberLessThanEquals: 5, value: 5.01|F",
        "numberGreaterThan: 5, value: 7|T",
        "numberGreaterThan: 7, value: 5|F",
        "numberGreaterThan: 5, value: 5|F",
        "numberGreaterThanEquals: -2, value: -2|T",
        "numberGreaterThanEquals: -2, value: -2.5|F",
        "numberGreaterThan: -10, value: -9|T",
        "numberLessThan: 0.11, value: 0.1|T",
        "numberGreaterThan: 0.09, value: 0.1|T"
      })
  void operatorsReadValueOperatorOperand(String condition, String expected) {
    assertEquals(expected, new Probe().ask("{" + condition + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "0.1|'0.1'",
        "5|5.0",
        "5|'5.000'",
        "0|'-0'",
        "0|-0.0",
        "0|0e999999999999",
        "'5'|'+5'",
        "7|'007'",
        "0755|755",
        "1000|1e3",
        "1000|1.0E+3",
        "0.001|1e-3",
        "31|0x1F",
        "31|0x1f",
        "15|0o17",
        "0.5|.5",
        "5|5.",
        "-0.5|-.5",
        "9007199254740993|'9007199254740993.0'",
        "340282366920938463463374607431768211455|0xffffffffffffffffffffffffffffffff",
        ".inf|.Inf",
        ".inf|+.INF",
        "1e308|10e307"
      })
  void DL102_numbersAreEqualAsDecimals(String operand, String value) {
    assertEquals("T", new Probe().ask("{numberEquals: %s, value: %s}".formatted(operand, value)));
    assertEquals("T", new Probe().ask("{numberEquals: %s, value: %s}".formatted(value, operand)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a10",
        "'1e3'",
        "'.5'",
        "'5.'",
        "' 1'",
        "'1 '",
        "''",
        "null",
        "1_000",
        "'1_000'",
        "'0x1F'",
        "'0o17'",
        "-0x1F",
        "0x",
        "0o8",
        "0b1",
        "1e400",
        "-1e999999999",
        "yes",
        "true",
        "'.inf'",
        ".nan",
        ".NaN",
        "'+'",
        ".",
        "1e",
        "1.2.3",
        "--1",
        "'١'"
      })
  void DL101_aValueThatDoesNotConvertMakesTheComparisonFalse(String value) {
    for (String operator : new String[] {"numberLessThanEquals", "numberGreaterThanEquals"}) {
      String condition = "{%s: 10, value: %s}".formatted(operator, value);
      assertEquals("F", new Probe().ask(condition));
      assertEquals("T", new Probe().ask("{not: " + condition + "}"));
    }
  }

  @Test
  void DL101_aLineBreakBehindTheNumberDoesNotConvert() {
    assertEquals(
        "F", new Probe().with("Text", "17\n").ask("{numberEquals: 17, value: '{{ Text }}'}"));
  }

  @ParameterizedTest
  @CsvSource({"17,T", "+17.0,T", "17.5,F", "1e3,F", "0x11,F", "abc,F"})
  void DL101_whatAReferenceBringsIsText(String text, String expected) {
    assertEquals(
        expected, new Probe().with("Text", text).ask("{numberEquals: 17, value: '{{ Text }}'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e3", "0x11", "ten", "5.", ""})
  void DL100_anOperandThatBecomesNoNumberLeavesTheConditionUnknown(String text) {
    Probe probe = new Probe().with("Text", text);
    String reason = "'numberEquals' needs a number, not '" + text + "'.";
    assertEquals(reason, probe.ask("{numberEquals: '{{ Text }}', value: 17}"));
    assertEquals(reason, probe.ask("{not: {numberEquals: '{{ Text }}', value: 17}}"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "numberLessThan: .inf, value: 1e308",
        "numberGreaterThan: -.inf, value: -1e308",
        "numberGreaterThan: 5, value: .inf",
        "numberLessThan: 5, value: -.inf",
        "numberEquals: -.inf, value: -.Inf"
      })
  void DL103_infinityLiesBeyondEveryNumber(String first, String second) {
    assertEquals("T", new Probe().ask("{" + first + "," + second + "}"));
  }

  @Test
  void giantNumbersAreComparedAtOnce() {
    String digits = "9".repeat(1 << 20);
    Probe probe = new Probe().with("Long", digits).with("Longer", digits + "1");
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          assertEquals("T", probe.ask("{numberLessThan: '{{ Longer }}', value: '{{ Long }}'}"));
          assertEquals("F", probe.ask("{numberEquals: 1, value: 1e999999999}"));
          assertEquals("T", probe.ask("{numberLessThan: 1, value: 1e-999999999}"));
          assertEquals("T", probe.ask("{numberGreaterThan: 0, value: 1e-99999999999999999999}"));
        });
  }
}
