package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** Creates a folder with owner and mode. */
public final class CreateFolder implements ActionModule<CreateFolder.Inputs> {

  private static final String NAME = "CreateFolder";

  /** What it takes. */
  public record Inputs(
      @Input(value = "The folder to create; missing folders above it are created.", required = true)
          FolderPath path,
      @Input(
              value = "Name or id of the user who shall own the folder.",
              platforms = {Platform.LINUX, Platform.MACOS})
          Optional<String> owner,
      @Input(
              value = "Name or id of the folder's group.",
              platforms = {Platform.LINUX, Platform.MACOS})
          Optional<String> group,
      @Input(
              value = "The folder's mode as octal digits; 0777 less the umask if absent.",
              platforms = {Platform.LINUX, Platform.MACOS})
          Optional<Permissions> permissions,
      @Input(
              value = "Whether the folder may exist already; what it holds is always kept.",
              byDefault = "true")
          boolean overwrite) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(NAME, "Creates a folder with owner and mode.", Inputs.class)
        .list()
        .repeating(Repeat.SAFE_WHEN_OVERWRITING)
        .example(
            """
            - name: MakeDataFolder
              action: CreateFolder
              inputs:
                - path: /srv/app/data
                  owner: app
                  permissions: '0750'
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.path().check(check, NAME, "path");
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return FileFailure.asResult("cannot create", input.path().text(), () -> create(input, context));
  }

  private static ActionResult create(Inputs input, ActionContext context) throws IOException {
    context.deadline().check();
    String written = input.path().text();
    Path path = input.path().in(context);
    NewAttributes attributes =
        new NewAttributes(
            written, Ownership.find(path, input.owner(), input.group()), input.permissions());
    Path folder = input.overwrite() ? FinalLink.follow(path, written) : path;
    try {
      NewFolders.above(path);
      Files.createDirectory(folder, attributes.firstModeOfFolder(folder));
    } catch (NotDirectoryException inTheWay) {
      throw notFolder(written);
    } catch (FileAlreadyExistsException existing) {
      if (!Files.isDirectory(folder)) {
        throw notFolder(written);
      }
      if (!input.overwrite()) {
        throw new FileFailure("Folder already exists and \"overwrite\" is false: " + written);
      }
    }
    attributes.setOwners(folder);
    attributes.setMode(folder);
    return ActionResult.succeeded();
  }

  private static FileFailure notFolder(String written) {
    return new FileFailure("path exists and is not a folder: " + written);
  }
}
