package io.github.opentoe.modules.software;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Output;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.ValidatedOnly;

/** Installs a Windows Installer package silently. */
public final class InstallMSI implements ActionModule<MsiInputs> {

  private static final String NAME = "InstallMSI";

  @Override
  public ActionDeclaration<MsiInputs> declaration() {
    return ActionDeclaration.of(
            NAME,
            "Installs a Windows Installer package silently." + ValidatedOnly.SENTENCE,
            MsiInputs.class)
        .on(Platform.WINDOWS)
        .giving(
            Output.text("logFile", "The log file as given; empty without one."),
            Output.number("msiExitCode", "The exit code of msiexec."),
            Output.text("stdout", "What msiexec printed, usually nothing."))
        .example(
            """
            - name: InstallAgent
              action: InstallMSI
              inputs:
                path: 'C:\\packages\\agent.msi'
                logFile: 'C:\\logs\\agent.log'
                reboot: Skip
            """);
  }

  @Override
  public void check(MsiInputs input, InputCheck check) {
    input.check(check, NAME);
  }

  @Override
  public ActionResult run(MsiInputs input, ActionContext context) {
    return ValidatedOnly.result();
  }
}
