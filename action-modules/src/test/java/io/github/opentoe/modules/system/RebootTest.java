package io.github.opentoe.modules.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionDeclaration.Timeout;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeContext;
import io.github.opentoe.modules.Validated;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RebootTest {

  private final FakeContext context = new FakeContext(Path.of("/work"));

  private static Validated validate(String inputs) {
    return Validated.step(Platform.LINUX, "Reboot", inputs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "~", "{delaySeconds: '5'}", "{delaySeconds: 3600}"})
  void RBT3_inputsMayBeLeftOut(String inputs) {
    assertEquals(List.of(), validate(inputs).problems());
  }

  @Test
  void RBT3_aTimeoutHasNoEffect() {
    assertEquals(Timeout.IGNORED, new Reboot().declaration().timeout());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "-1, \"must be a whole number, not '-1'\"",
        "1.5, \"must be a whole number, not '1.5'\"",
        "3601, must be between 0 and 3600"
      })
  void RBT_theDelayIsAWholeNumberOfSecondsUpToAnHour(String delay, String error) {
    assertEquals(
        List.of("'delaySeconds' of Reboot " + error),
        validate("{delaySeconds: " + delay + "}").errors());
  }

  @Test
  void RBT_unknownInputsAreRefused() {
    assertEquals(List.of("Unknown input 'delay' for Reboot."), validate("{delay: 5}").errors());
  }

  @Test
  void AM77_macosDoesNotKnowIt() {
    assertEquals(
        List.of("Unsupported action Reboot for os platform darwin."),
        Validated.step(Platform.MACOS, "Reboot", "").errors());
  }

  @Test
  void RBT1_asksForARestartAndThenTheNextStep() throws Exception {
    assertEquals(
        Outcome.RESTART_NEXT_STEP, new Reboot().run(new Reboot.Inputs(0), context).outcome());
    assertEquals(List.of(), context.infos);
  }

  @Test
  void RBT1_waitsForItsDelay() throws Exception {
    long start = System.nanoTime();
    assertEquals(
        Outcome.RESTART_NEXT_STEP, new Reboot().run(new Reboot.Inputs(1), context).outcome());
    assertTrue(System.nanoTime() - start >= 1_000_000_000L);
    assertEquals(List.of("waiting 1 seconds before the restart"), context.infos);
  }

  @Test
  void RBT1_aCancellationEndsTheDelay() {
    context.cancellation.cancel();
    Deadline.Stopped stopped =
        assertThrows(
            Deadline.Stopped.class, () -> new Reboot().run(new Reboot.Inputs(3600), context));
    assertEquals(Outcome.CANCELLED, stopped.outcome());
  }
}
