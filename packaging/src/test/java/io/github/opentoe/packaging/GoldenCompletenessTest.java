package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Every action that is installed shows in golden runs that it works, and how it fails. */
class GoldenCompletenessTest {

  private static final String WINDOWS = "runs on Windows only";
  private static final String NETWORK = "needs a server";
  private static final String MACHINE = "changes the machine";

  /** Actions of which golden runs can only show how their inputs are judged. */
  private static final Map<String, String> NOT_RUN =
      Map.of(
          "ExecutePowerShell", WINDOWS,
          "InstallMSI", WINDOWS,
          "UninstallMSI", WINDOWS,
          "SetRegistry", WINDOWS,
          "WebDownload", NETWORK,
          "Reboot", MACHINE);

  @Test
  void everyActionHasAGoldenRunThatSucceedsAndOneThatFails() throws IOException {
    List<String> installed = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (ActionModule<?> module : ServiceLoader.load(ActionModule.class)) {
      String action = module.declaration().name();
      installed.add(action);
      for (String exitCode : List.of("0", "1")) {
        if (!isShown(action, exitCode)) {
          missing.add(action + " with exit code " + exitCode);
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(installed.containsAll(NOT_RUN.keySet()), () -> "installed: " + installed);
    assertTrue(installed.size() - NOT_RUN.size() >= 11, () -> "installed: " + installed);
  }

  private static boolean isShown(String action, String exitCode) throws IOException {
    boolean isRun = !NOT_RUN.containsKey(action);
    for (GoldenCase golden : GoldenCase.all()) {
      Path document = golden.folder().resolve("document.yaml");
      if (golden.isRun() == isRun
          && (!isRun || golden.name().startsWith(action + "-"))
          && golden.expectations().getOrDefault("exit-code", "").strip().equals(exitCode)
          && Files.exists(document)
          && Files.readString(document).contains("action: " + action + "\n")) {
        return true;
      }
    }
    return false;
  }
}
