package io.github.opentoe.modules.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WildcardTest {

  @Property
  void AM36_starMatchesLikeTheRegularExpression(
      @ForAll("patterns") String pattern, @ForAll("names") String name) {
    String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    assertEquals(name.matches(expression), new Wildcard(pattern, false).matches(name));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab*").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("ab").ofMaxLength(10);
  }

  @Test
  void AM36_nothingElseIsSpecial() {
    assertFalse(new Wildcard("a?", false).matches("ab"));
    assertFalse(new Wildcard("[ab]", false).matches("a"));
    assertFalse(new Wildcard("{a,b}", false).matches("a"));
    assertTrue(new Wildcard("[a]?*", false).matches("[a]?x"));
    assertTrue(new Wildcard("**", false).matches("x"));
  }

  @Test
  void AM39_leadingDotIsNothingSpecial() {
    assertTrue(new Wildcard("*", false).matches(".hidden"));
  }

  @Test
  void AM40_caseIsIgnoredOnlyWhereAsked() {
    assertFalse(new Wildcard("*.log", false).matches("A.LOG"));
    assertTrue(new Wildcard("*.log", true).matches("A.LOG"));
    assertTrue(new Wildcard("É*", true).matches("été"));
  }
}
