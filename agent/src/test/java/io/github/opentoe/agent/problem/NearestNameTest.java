package io.github.opentoe.agent.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {

  private static final List<String> KNOWN = List.of("timeoutSeconds", "onFailure", "inputs");

  @Test
  void slipsOfTheHandAreRecognised() {
    assertEquals(Optional.of("timeoutSeconds"), NearestName.of("timeoutSecond", KNOWN));
    assertEquals(Optional.of("timeoutSeconds"), NearestName.of("tiemoutSeconds", KNOWN));
    assertEquals(Optional.of("onFailure"), NearestName.of("onfailure", KNOWN));
    assertEquals(Optional.of("inputs"), NearestName.of("input", KNOWN));
  }

  @Test
  void somethingElseIsNotSuggested() {
    assertEquals(Optional.empty(), NearestName.of("runAs", KNOWN));
    assertEquals("", NearestName.hint("x", KNOWN));
  }

  @Test
  void aSwapOfTwoLettersIsOneSlip() {
    assertEquals(Optional.of("abcd"), NearestName.of("abdc", List.of("abcd")));
  }
}
