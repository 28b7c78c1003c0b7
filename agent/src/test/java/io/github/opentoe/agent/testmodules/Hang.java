package io.github.opentoe.agent.testmodules;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;

/** Works until it is told to stop. */
public final class Hang implements ActionModule<Hang.Inputs> {

  /** Nothing. */
  public record Inputs() {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of("Hang", "Never ends by itself", Inputs.class);
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    while (true) {
      context.deadline().check();
      context.deadline().cancellation().await(5);
    }
  }
}
