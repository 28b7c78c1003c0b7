package io.github.opentoe.modules.software;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.action.TemporaryFolder;
import io.github.opentoe.modules.command.CommandStop;
import io.github.opentoe.modules.command.WindowsScript;
import java.io.IOException;

/** What the actions around msiexec have in common. */
abstract sealed class MsiAction implements ActionModule<MsiInputs>
    permits InstallMSI, UninstallMSI {

  private final String name;
  private final String summary;
  private final String step;

  /** An action of this name; the step names it in the example. */
  MsiAction(String name, String summary, String step) {
    this.name = name;
    this.summary = summary;
    this.step = step;
  }

  @Override
  public final ActionDeclaration<MsiInputs> declaration() {
    return ActionDeclaration.of(name, summary, MsiInputs.class)
        .on(Platform.WINDOWS)
        .giving(
            Output.text("logFile", "The log file as given; empty without one."),
            Output.number("msiExitCode", "The exit code of msiexec."),
            Output.text("stdout", "What msiexec printed, usually nothing."))
        .example(
            """
            - name: STEP
              action: NAME
              inputs:
                path: 'C:\\packages\\agent.msi'
                logFile: 'C:\\logs\\agent.log'
                reboot: Skip
            """
                .replace("STEP", step)
                .replace("NAME", name));
  }

  @Override
  public final void check(MsiInputs input, InputCheck check) {
    input.check(check, name);
  }

  @Override
  public final ActionResult run(MsiInputs input, ActionContext context)
      throws IOException, InterruptedException {
    try (TemporaryFolder folder = context.temporaryFolder()) {
      WindowsScript scripts = new WindowsScript(context, folder.path());
      return new MsiRun(input, context, scripts, this instanceof UninstallMSI).result();
    } catch (CommandStop stop) {
      return stop.result();
    }
  }
}
