package io.github.opentoe.modules.execution;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.util.List;

/** Runs inline bash text. */
public final class ExecuteBash implements ActionModule<ExecuteBash.Inputs> {

  private static final String BASH = "bash";

  /** What it takes. */
  public record Inputs(
      @Input(value = "The lines of one bash script; items may have several.", required = true)
          List<String> commands) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of("ExecuteBash", "Runs inline bash text as one script.", Inputs.class)
        .on(Platform.LINUX, Platform.MACOS)
        .giving(CommandOutcome.STDOUT)
        .repeating(Repeat.AUTHOR)
        .example(
            """
            - name: InstallServer
              action: ExecuteBash
              inputs:
                commands:
                  - set -euo pipefail
                  - dnf install -y nginx
                  - systemctl enable nginx
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    ScriptText.check(input.commands(), check);
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    if (input.commands().isEmpty()) {
      context.log().warning("'commands' is empty, there is nothing to run");
      return ActionResult.succeeded(CommandOutcome.STDOUT.name(), "");
    }
    Command.Script script = new Command.Script(ScriptText.of(input.commands()), "sh");
    CommandResult result = context.processes().run(Command.script(List.of(BASH), script));
    return CommandOutcome.of(result, context, "bash not found in PATH", BASH);
  }
}
