package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.util.Optional;

/** Changes the owner and the group of a folder, and of all it holds. */
public final class SetFolderOwner implements ActionModule<SetFolderOwner.Inputs> {

  private static final String NAME = "SetFolderOwner";

  private final OwnerSearch owners;
  private final MountPoints mountPoints;

  /** What it takes. */
  public record Inputs(
      @Input(value = "The folder; of a link, the folder that it leads to.", required = true)
          FolderPath path,
      @Input(value = "Name or id of the new owner.", required = true) String owner,
      @Input("Name or id of the new group; the owner's primary group if absent.")
          Optional<String> group,
      @Input(value = "Whether to change all that the folder holds, too.", byDefault = "true")
          boolean recursive) {}

  /** For {@link java.util.ServiceLoader}. */
  public SetFolderOwner() {
    this(OwnerSearch.onThisMachine(), MountPoints.ofThisMachine());
  }

  SetFolderOwner(OwnerSearch owners, MountPoints mountPoints) {
    this.owners = owners;
    this.mountPoints = mountPoints;
  }

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            NAME, "Changes the owner and the group of a folder and all it holds.", Inputs.class)
        .on(Platform.LINUX, Platform.MACOS)
        .list()
        .example(
            """
            - name: OwnData
              action: SetFolderOwner
              inputs:
                - path: /srv/app
                  owner: app
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.path().check(check, NAME, "path");
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return FileFailure.asResult(
        "cannot change owner", input.path().text(), () -> change(input, context));
  }

  private ActionResult change(Inputs input, ActionContext context)
      throws IOException, InterruptedException {
    NamedPath folder = ChangePlace.folder(input.path(), "SetFileOwner", context);
    EntryChange change = owners.find(folder, input.owner(), input.group(), context);
    if (input.recursive()) {
      ChangePlace.warnAboutMounts(folder, mountPoints, context);
      new TreeChange(change, context).applyTo(folder);
    } else {
      change.applyTo(TreeEntry.named(folder, FileKind.FOLDER));
    }
    return ActionResult.succeeded();
  }
}
