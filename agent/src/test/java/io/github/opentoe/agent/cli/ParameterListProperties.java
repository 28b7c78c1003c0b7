package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParameterListProperties {

  @Property(tries = 500)
  void CL16_quotedPairsComeBackWhateverTheyHold(@ForAll("pairs") Map<String, String> pairs) {
    String text =
        pairs.entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .map(pair -> "\"" + pair.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(","));
    assertEquals(new ParameterList(pairs, List.of(), List.of()), ParameterList.read(text));
  }

  @Property(tries = 500)
  void CL15_valuesWithoutEqualsSignsNeedNoQuotes(@ForAll("plainPairs") Map<String, String> pairs) {
    String text =
        pairs.entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .collect(Collectors.joining(","));
    assertEquals(new ParameterList(pairs, List.of(), List.of()), ParameterList.read(text));
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefused(@ForAll("texts") String text) {
    ParameterList list = ParameterList.read(text);
    assertTrue(
        text.isEmpty() || !list.errors().isEmpty() || !list.values().isEmpty(), list.toString());
    list.values()
        .forEach(
            (name, value) -> {
              assertTrue(ParameterList.isName(name), name);
              assertTrue(!value.isEmpty(), name);
            });
  }

  @Provide
  Arbitrary<Map<String, String>> pairs() {
    return Arbitraries.maps(names(), texts().filter(text -> !text.isEmpty()))
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<Map<String, String>> plainPairs() {
    Arbitrary<String> values = Arbitraries.strings().withChars("ab,;\" x").ofMinLength(1);
    return Arbitraries.maps(names(), values).ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abcd,=\"-_ \u00fc\n").ofMaxLength(30);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings().withChars("abcdXYZ09-_").ofMinLength(3).ofMaxLength(8);
  }
}
