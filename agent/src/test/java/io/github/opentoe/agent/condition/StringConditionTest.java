package io.github.opentoe.agent.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringConditionTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "stringEquals: Abc, value: aBC|T",
        "stringEquals: a, value: 'a '|F",
        "stringEquals: ' a', value: 'a'|F",
        "stringEquals: aaaa, value: AAA|F",
        "stringEquals: ÄÖÜ, value: äöü|T",
        "stringEquals: ß, value: ss|F",
        "stringEquals: '', value: ''|T",
        "stringEquals: a, value: ''|F",
        "stringLessThan: b, value: A|T",
        "stringLessThan: a, value: A|F",
        "stringLessThan: A, value: a|F",
        "stringLessThan: a, value: '10'|T",
        "stringLessThan: ab, value: a|T",
        "stringLessThan: a, value: ab|F",
        "stringLessThan: a, value: ''|T",
        "stringLessThan: Z, value: '_'|T",
        "stringLessThanEquals: A, value: a|T",
        "stringLessThanEquals: a, value: b|F",
        "stringGreaterThan: '9', value: a|T",
        "stringGreaterThan: B, value: b|F",
        "stringGreaterThan: '10', value: '9'|T",
        "stringGreaterThanEquals: B, value: b|T",
        "stringGreaterThanEquals: c, value: B|F"
      })
  void DL98_foldedTextsCompareByCodePoint(String condition, String expected) {
    assertEquals(expected, new Probe().ask("{" + condition + "}"));
  }

  @Test
  void DL98_codePointsBeyondTheBasicPlaneComeLast() {
    assertEquals("T", new Probe().ask("{stringGreaterThan: '\uffff', value: '\ud83d\ude00'}"));
    assertEquals("T", new Probe().ask("{stringEquals: '\ud801\udc00', value: '\ud801\udc28'}"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "stringEquals: 1.0, value: '1.0'|T",
        "stringEquals: 1.0, value: 1|F",
        "stringEquals: 0755, value: '0755'|T",
        "stringEquals: yes, value: 'YES'|T",
        "stringEquals: True, value: 'true'|T",
        "stringEquals: null, value: ''|T",
        "stringEquals: '', value: ~|T",
        "stringEquals: '~', value: null|F",
        "stringIsEmpty: null|T"
      })
  void DL99_otherScalarsAreTheirSourceText(String condition, String expected) {
    assertEquals(expected, new Probe().ask("{" + condition + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "stringIsEmpty: ''|T",
        "stringIsEmpty: ' '|F",
        "stringIsEmpty: a|F",
        "stringIsWhitespace: ''|F",
        "stringIsWhitespace: '   '|T",
        "stringIsWhitespace: ' a '|F",
        "stringIsWhitespace: '\u00a0'|F"
      })
  void emptyAndWhite(String condition, String expected) {
    assertEquals(expected, new Probe().ask("{" + condition + "}"));
  }

  @Test
  void whiteSpaceIncludesTabsAndAllLineBreaks() {
    assertEquals(
        "T", new Probe().with("Text", " \t\n\u000b\f\r").ask("{stringIsWhitespace: '{{ Text }}'}"));
    assertEquals("F", new Probe().with("Text", " \b").ask("{stringIsWhitespace: '{{ Text }}'}"));
  }
}
