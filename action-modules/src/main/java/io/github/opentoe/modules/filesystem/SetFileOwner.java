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

/** Changes the owner and the group of a file. */
public final class SetFileOwner implements ActionModule<SetFileOwner.Inputs> {

  private static final String NAME = "SetFileOwner";

  private final OwnerSearch owners;

  /** What it takes. */
  public record Inputs(
      @Input(value = "The file; of a link, the file that it leads to.", required = true)
          FilePath path,
      @Input(value = "Name or id of the new owner.", required = true) String owner,
      @Input("Name or id of the new group; the owner's primary group if absent.")
          Optional<String> group) {}

  /** For {@link java.util.ServiceLoader}. */
  public SetFileOwner() {
    this(OwnerSearch.onThisMachine());
  }

  SetFileOwner(OwnerSearch owners) {
    this.owners = owners;
  }

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(NAME, "Changes the owner and the group of a file.", Inputs.class)
        .on(Platform.LINUX, Platform.MACOS)
        .list()
        .example(
            """
            - name: OwnSettings
              action: SetFileOwner
              inputs:
                - path: /etc/app/app.env
                  owner: app
                  group: adm
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
    TreeEntry file = ChangePlace.file(input.path(), "SetFolderOwner", context);
    owners.find(file.place(), input.owner(), input.group(), context).applyTo(file);
    return ActionResult.succeeded();
  }
}
