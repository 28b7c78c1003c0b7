package io.github.opentoe.agent.testmodules;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;

/** Breaks down as an action does that asks for more memory than there is. */
public final class Break implements ActionModule<Break.Inputs> {

  /** Nothing. */
  public record Inputs() {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of("Break", "Never works", Inputs.class);
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) {
    throw new OutOfMemoryError("planted");
  }
}
