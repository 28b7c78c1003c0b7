package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;

/** Changes the mode of a file. */
public final class SetFilePermissions implements ActionModule<SetFilePermissions.Inputs> {

  private static final String NAME = "SetFilePermissions";

  /** What it takes. */
  public record Inputs(
      @Input(value = "The file; of a link, the file that it leads to.", required = true)
          FilePath path,
      @Input(value = "The new mode as octal digits, set exactly.", required = true)
          Permissions permissions) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(NAME, "Changes the mode of a file.", Inputs.class)
        .on(Platform.LINUX, Platform.MACOS)
        .list()
        .example(
            """
            - name: MakeRunnable
              action: SetFilePermissions
              inputs:
                - path: /usr/local/bin/app
                  permissions: '0755'
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.path().check(check, NAME, "path");
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return FileFailure.asResult(
        "cannot change permissions", input.path().text(), () -> change(input, context));
  }

  private static ActionResult change(Inputs input, ActionContext context) throws IOException {
    TreeEntry file = ChangePlace.file(input.path(), "SetFolderPermissions", context);
    new PermissionsChange(input.permissions()).applyTo(file);
    return ActionResult.succeeded();
  }
}
