package io.github.opentoe.agent.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTextTest {

  @ParameterizedTest
  @CsvSource({"true, true", "YES, true", "On, true", "False, false", "no, false", "OFF, false"})
  void AM9_truthHasThreePairsOfWordsInAnyCase(String text, boolean truth) {
    assertEquals(Optional.of(truth), ScalarText.flag(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "y", "true ", "truth"})
  void AM9_otherWordsAreNoTruthValues(String text) {
    assertEquals(Optional.empty(), ScalarText.flag(text));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "+7, 7", "0755, 755", "9223372036854775807, 9223372036854775807"})
  void AM10_wholeNumbersAreDecimalDigitsAfterAnOptionalPlus(String text, long number) {
    assertEquals(OptionalLong.of(number), ScalarText.whole(text));
    assertEquals(OptionalLong.of(number), ScalarText.integer(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "1e2", "0x1F", "5.0", "1_0", " 1", "9223372036854775808", "٣"})
  void AM10_otherFormsAreNoNumbers(String text) {
    assertEquals(OptionalLong.empty(), ScalarText.whole(text));
    assertEquals(OptionalLong.empty(), ScalarText.integer(text));
  }

  @ParameterizedTest
  @CsvSource({"-1, -1", "-0, 0", "-010, -10"})
  void onlyIntegersMayHaveAMinusSign(String text, long number) {
    assertEquals(OptionalLong.of(number), ScalarText.integer(text));
    assertEquals(OptionalLong.empty(), ScalarText.whole(text));
  }
}
