package io.github.opentoe.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.ComponentAgent;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatedOnlyTest {

  private static Set<String> names() {
    return ComponentAgent.withInstalledModules().actions().stream()
        .filter(declaration -> declaration.summary().endsWith(ValidatedOnly.SENTENCE))
        .map(ActionDeclaration::name)
        .collect(Collectors.toSet());
  }

  @Test
  void actionsThatAreNotRunSaySoInTheirSummary() {
    assertEquals(Set.of("S3Download", "S3Upload"), names());
  }

  @Test
  void resultIsAFailureThatSaysNothingChanged() {
    ActionResult result = ValidatedOnly.result();
    assertEquals(Outcome.FAILED, result.outcome());
    assertEquals("is validated but not run by this version; nothing was changed", result.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"S3Download", "S3Upload"})
  void pagesOfActionsThatAreNotRunSaySo(String name) throws Exception {
    String page = Files.readString(Path.of("docs", name + ".md"));
    assertTrue(page.contains("This version validates its inputs, but does not run it"));
  }
}
