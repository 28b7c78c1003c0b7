package io.github.opentoe.modules.system;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Timeout;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.time.Duration;
import java.util.Map;

/** Restarts the machine and goes on with the next step. */
public final class Reboot implements ActionModule<Reboot.Inputs> {

  private static final int LONGEST_DELAY = 3600;

  /** What it takes. */
  public record Inputs(
      @Input(value = "How many seconds to wait before, at most 3600.", byDefault = "0")
          int delaySeconds) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            "Reboot", "Restarts the machine and goes on with the next step.", Inputs.class)
        .on(Platform.LINUX, Platform.WINDOWS)
        .timing(Timeout.IGNORED)
        .example(
            """
            - name: RestartIntoNewKernel
              action: Reboot
              inputs:
                delaySeconds: 10
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    if (input.delaySeconds() > LONGEST_DELAY) {
      check.error("delaySeconds", "'delaySeconds' of Reboot must be between 0 and 3600");
    }
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    Duration delay = Duration.ofSeconds(input.delaySeconds());
    if (!delay.isZero()) {
      context.log().info("waiting " + delay.toSeconds() + " seconds before the restart");
      context.deadline().cancellation().await(delay.toMillis());
    }
    context.deadline().check();
    return new ActionResult(Outcome.RESTART_NEXT_STEP, "", Map.of());
  }
}
