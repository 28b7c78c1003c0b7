package io.github.opentoe.agent.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionIdsTest {

  @ParameterizedTest
  @ValueSource(strings = {"x", "x/y..z", "/i-0abc", "a\\b", "...", "ö ü", "5f0c1d2e-0000"})
  void EX47_ordinaryIdsAreFine(String id) {
    assertEquals(Optional.empty(), ExecutionIds.problem(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "x/../y",
        "x\\..\\y",
        "x/.",
        "../x",
        "./x",
        "a\nb",
        "a\0b",
        "a\u007fb",
        "a\u0085b"
      })
  void EX47_dotSegmentsAndControlCharactersAreErrors(String id) {
    assertTrue(ExecutionIds.problem(id).isPresent());
  }

  @Test
  void EX47_moreThan128CharactersAreAnError() {
    assertEquals(Optional.empty(), ExecutionIds.problem("😀".repeat(128)));
    assertTrue(ExecutionIds.problem("a".repeat(129)).isPresent());
  }
}
