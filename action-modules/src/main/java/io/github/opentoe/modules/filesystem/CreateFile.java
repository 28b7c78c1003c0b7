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
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** Creates a file with content, owner and mode. */
public final class CreateFile implements ActionModule<CreateFile.Inputs> {

  private static final String NAME = "CreateFile";

  /** What it takes. */
  public record Inputs(
      @Input(value = "The file to create; missing folders above it are created.", required = true)
          FilePath path,
      @Input("The text to write, exactly as it stands.") Optional<String> content,
      @Input(value = "utf8, or utf16 or utf32 with an optional -LE or -BE.", byDefault = "utf8")
          TextEncoding encoding,
      @Input(
              value = "Name or id of the user who shall own the file.",
              platforms = {Platform.LINUX, Platform.MACOS})
          Optional<String> owner,
      @Input(
              value = "Name or id of the file's group.",
              platforms = {Platform.LINUX, Platform.MACOS})
          Optional<String> group,
      @Input(
              value = "The file's mode as octal digits; 0666 less the umask if absent.",
              platforms = {Platform.LINUX, Platform.MACOS})
          Optional<Permissions> permissions,
      @Input(value = "Whether an existing file may be rewritten.", byDefault = "true")
          boolean overwrite) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(NAME, "Creates a file with content, owner and mode.", Inputs.class)
        .list()
        .repeating(Repeat.SAFE_WHEN_OVERWRITING)
        .example(
            """
            - name: WriteSettings
              action: CreateFile
              inputs:
                - path: /etc/app/app.env
                  content: |
                    MODE=prod
                  owner: app
                  group: app
                  permissions: '0640'
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
    String written = input.path().text();
    Path path = input.path().in(context);
    byte[] content = input.encoding().encodeFile(input.content().orElse(""));
    NewAttributes attributes =
        new NewAttributes(
            written, Ownership.find(path, input.owner(), input.group()), input.permissions());
    FileWriting writing = new FileWriting(content, attributes, context.deadline());
    context.deadline().check();
    try {
      NewFolders.above(path);
    } catch (NotDirectoryException inTheWay) {
      throw new FileFailure("parent is not a folder: " + written);
    }
    Path target = input.overwrite() ? FinalLink.follow(path, written) : path;
    try {
      writing.create(target);
    } catch (FileAlreadyExistsException existing) {
      FileKind kind = FileKind.behindLinks(target);
      if (kind == FileKind.FOLDER || kind == FileKind.OTHER) {
        throw new FileFailure("is not a regular file: " + written);
      }
      if (!input.overwrite()) {
        throw new FileFailure("File already exists and \"overwrite\" is false: " + written);
      }
      writing.rewrite(target);
    }
    return ActionResult.succeeded();
  }
}
