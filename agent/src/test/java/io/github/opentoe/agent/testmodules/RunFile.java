package io.github.opentoe.agent.testmodules;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Does what {@link Act} does, for the text of a file. */
public final class RunFile implements ActionModule<RunFile.Inputs> {

  private final Act act;

  /** Which file. */
  public record Inputs(
      @Input(value = "the file", required = true, script = true) String path,
      @Input("not a file that it runs") List<String> arguments) {}

  /** Acts through this one. */
  public RunFile(Act act) {
    this.act = act;
  }

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of("RunFile", "Runs a file", Inputs.class);
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws IOException {
    String text = Files.readString(context.workingDirectory().resolve(input.path()));
    return act.run(new Act.Inputs(text), context);
  }
}
