package com.example.greet;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Output;

/** An action of an outside project. */
public final class Greeter implements ActionModule<Greeter.Inputs> {

  /** What it takes. */
  public record Inputs(
      @Input(value = "Whom to greet.", required = true) String name,
      @Input(value = "How.", byDefault = "Hello") String greeting) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of("Greeter", "Greets somebody.", Inputs.class)
        .giving(Output.text("text", "What was said."));
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    if (input.name().equals("nobody")) {
      check.error("name", "there must be somebody to greet");
    }
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) {
    String text = input.greeting() + ", " + input.name() + "!";
    context.log().info(text);
    return ActionResult.succeeded("text", text);
  }
}
