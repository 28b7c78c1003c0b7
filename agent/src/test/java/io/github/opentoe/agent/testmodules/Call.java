package io.github.opentoe.agent.testmodules;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Timeout;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.NestedDocuments;
import io.github.opentoe.agent.action.Output;
import java.util.Map;
import java.util.Set;

/** Runs another document. */
public final class Call implements ActionModule<Call.Inputs> {

  /** Which. */
  public record Inputs(
      @Input(value = "the document", required = true, document = true) String document,
      @Input("values for its parameters") Map<String, String> parameters) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of("Call", "Runs a document", Inputs.class)
        .giving(Output.text("status", "how it went"))
        .timing(Timeout.NONE);
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return context
        .documents()
        .run(new NestedDocuments.Request(input.document(), "", Set.of(), input.parameters()));
  }
}
