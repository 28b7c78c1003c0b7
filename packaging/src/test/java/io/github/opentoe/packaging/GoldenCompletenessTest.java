package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Every action that is installed shows in golden runs that it works, and how it fails. */
class GoldenCompletenessTest {

  @Test
  void everyActionHasAGoldenRunThatSucceedsAndOneThatFails() throws IOException {
    List<String> missing = new ArrayList<>();
    int actions = 0;
    for (ActionModule<?> module : ServiceLoader.load(ActionModule.class)) {
      ActionDeclaration<?> declaration = module.declaration();
      actions++;
      // The machine of the golden runs can only judge documents for another platform.
      String command = declaration.platforms().contains(Platform.LINUX) ? "run" : "validate";
      for (String exitCode : List.of("0", "1")) {
        if (!isShown(declaration.name(), command, exitCode)) {
          missing.add(declaration.name() + ": " + command + " with exit code " + exitCode);
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(actions >= 12, "only " + actions + " actions are installed");
  }

  private static boolean isShown(String action, String command, String exitCode)
      throws IOException {
    for (GoldenCase golden : GoldenCase.all()) {
      Path document = golden.folder().resolve("document.yaml");
      if (golden.name().startsWith(action + "-")
          && golden.arguments().get(0).equals(command)
          && golden.expectations().getOrDefault("exit-code", "").strip().equals(exitCode)
          && Files.readString(document).contains("action: " + action + "\n")) {
        return true;
      }
    }
    return false;
  }
}
