package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerEnvironmentTest {

  @Test
  void AM35_whatTheLauncherChangedIsTakenBack() {
    assertEquals(
        Map.of("LC_CTYPE", "de_DE", "LC_ALL", "C", "A", "b"),
        CallerEnvironment.of(
            Map.of(
                "LC_CTYPE", "C.UTF-8",
                "OPENTOE_LC_CTYPE", "de_DE",
                "OPENTOE_LC_ALL", "C",
                "A", "b")));
  }

  @Test
  void AM35_aVariableThatWasNotThereIsGoneAgain() {
    assertEquals(
        Map.of("A", "b"),
        CallerEnvironment.of(Map.of("LC_CTYPE", "C.UTF-8", "OPENTOE_LC_CTYPE", "unset", "A", "b")));
  }

  @Test
  void anUntouchedEnvironmentStaysAsItIs() {
    assertEquals(
        Map.of("LC_CTYPE", "C.UTF-8"), CallerEnvironment.of(Map.of("LC_CTYPE", "C.UTF-8")));
  }
}
