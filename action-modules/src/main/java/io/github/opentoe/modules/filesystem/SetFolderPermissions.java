package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;

/** Changes the mode of a folder, and of all it holds. */
public final class SetFolderPermissions implements ActionModule<SetFolderPermissions.Inputs> {

  private static final String NAME = "SetFolderPermissions";

  private final MountPoints mountPoints;

  /** What it takes. */
  public record Inputs(
      @Input(value = "The folder; of a link, the folder that it leads to.", required = true)
          FolderPath path,
      @Input(value = "The new mode as octal digits, set exactly.", required = true)
          Permissions permissions,
      @Input(
              value = "Whether to give the same mode to all folders and files below.",
              byDefault = "true")
          boolean recursive) {}

  /** For {@link java.util.ServiceLoader}. */
  public SetFolderPermissions() {
    this(MountPoints.ofThisMachine());
  }

  SetFolderPermissions(MountPoints mountPoints) {
    this.mountPoints = mountPoints;
  }

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            NAME, "Changes the mode of a folder and all it holds.", Inputs.class)
        .on(Platform.LINUX, Platform.MACOS)
        .list()
        .example(
            """
            - name: OpenFolder
              action: SetFolderPermissions
              inputs:
                - path: /srv/app/shared
                  permissions: '2775'
                  recursive: false
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

  private ActionResult change(Inputs input, ActionContext context) throws IOException {
    NamedPath folder = ChangePlace.folder(input.path(), "SetFilePermissions", context);
    EntryChange change = new PermissionsChange(input.permissions());
    warn(input, folder, context);
    if (input.recursive()) {
      ChangePlace.warnAboutMounts(folder, mountPoints, context);
      new TreeChange(change, context).applyTo(folder);
    } else {
      change.applyTo(TreeEntry.named(folder, FileKind.FOLDER));
    }
    return ActionResult.succeeded();
  }

  private static void warn(Inputs input, NamedPath folder, ActionContext context) {
    Permissions permissions = input.permissions();
    if (!permissions.allowsEntering()) {
      context
          .log()
          .warning(
              permissions.digits() + " lets nobody but root enter a folder: " + folder.written());
    }
    if (input.recursive() && permissions.isSetuidOrSetgid()) {
      context
          .log()
          .warning(
              permissions.digits() + " makes every file setuid or setgid: " + folder.written());
    }
  }
}
