package io.github.opentoe.agent.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QuantityPropertiesTest {

  @Property(edgeCases = EdgeCasesMode.NONE)
  void DL102_numbersAreOrderedAsDecimals(
      @ForAll("numbers") String left, @ForAll("numbers") String right) {
    int expected = Integer.signum(new BigDecimal(left).compareTo(new BigDecimal(right)));
    assertEquals(expected, Integer.signum(quantity(left).compareTo(quantity(right))));
    assertEquals(expected == 0, quantity(left).equals(quantity(right)));
  }

  @Provide
  Arbitrary<String> numbers() {
    Arbitrary<String> digits = Arbitraries.strings().withChars("0019").ofMaxLength(5);
    return Combinators.combine(
            Arbitraries.of("", "-", "+"),
            digits,
            Arbitraries.of("", "."),
            digits,
            Arbitraries.of("", "e1", "E-2", "e+3"))
        .as((sign, whole, point, rest, exponent) -> sign + whole + "0" + point + rest + exponent);
  }

  private static Quantity quantity(String text) {
    return Quantity.of(new Side(text, text, true)).orElseThrow();
  }
}
