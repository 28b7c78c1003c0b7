package io.github.opentoe.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.testmodules.Say;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostReadinessTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {0, 20})
  void hostThatIsNotReadyIsAWarningBeforeTheFirstStepAndStopsNothing(long wait) throws IOException {
    Files.write(
        folder.resolve("d.yaml"),
        List.of(
            "schemaVersion: 1.0",
            "phases:",
            "  - name: build",
            "    steps:",
            "      - {name: A, action: Say, inputs: {text: x, failures: 0}}"));
    List<String> happened = new ArrayList<>();
    RunRequest request =
        RunRequest.builder()
            .document("d.yaml")
            .workingDirectory(folder)
            .readyWait(Duration.ofMillis(wait))
            .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
            .listener(
                event -> {
                  if (event instanceof RunEvent.Warned warned) {
                    happened.add(warned.text());
                  } else if (event instanceof RunEvent.StepStarted) {
                    happened.add("step");
                  }
                })
            .build();
    assertTrue(ComponentAgent.withModules(List.of(new Say())).run(request).isSuccess());
    assertEquals(
        "Preflight: the clock says 1970-01-01T00:00:00Z, which is too early; set it, or TLS and AWS"
            + " calls fail",
        happened.get(0));
    assertEquals("step", happened.get(happened.size() - 1));
  }
}
