package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionDeclaration.Repeat;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.List;

/** Copies a file, or the files of one folder whose names match a pattern. */
public final class CopyFile implements ActionModule<CopyFile.Inputs> {

  private static final String NAME = "CopyFile";

  /** What it takes. */
  public record Inputs(
      @Input(
              value = "The file to copy; '*' in its last segment matches any characters.",
              required = true)
          FilePattern source,
      @Input(
              value = "The copy's path; with a separator at its end, the folder for the copies.",
              required = true)
          EntryPath destination,
      @Input(value = "Whether existing files may be rewritten.", byDefault = "true")
          boolean overwrite) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            NAME, "Copies a file, or all files that match a pattern.", Inputs.class)
        .list()
        .repeating(Repeat.SAFE_WHEN_OVERWRITING)
        .example(
            """
            - name: InstallSettings
              action: CopyFile
              inputs:
                - source: './settings/*.conf'
                  destination: /etc/app/
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.source().check(check, NAME, "source");
    input.destination().check(check, NAME, "destination");
    Destination.check(input.destination(), input.source().isPattern(), check);
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return FileFailure.asResult("cannot copy", input.source().text(), () -> copy(input, context));
  }

  private static ActionResult copy(Inputs input, ActionContext context) throws IOException {
    List<NamedPath> sources =
        input.source().isPattern()
            ? Sources.files(input.source(), context)
            : List.of(single(input.source(), context));
    List<Transfer> transfers =
        new Destination(input.destination(), context).targets(sources, input.overwrite());
    for (Transfer transfer : transfers) {
      context.deadline().check();
      checkTarget(transfer, input.overwrite());
    }
    ContentCopy content = new ContentCopy(context, true);
    for (Transfer transfer : transfers) {
      context.deadline().check();
      copy(transfer, input.overwrite(), content);
    }
    return ActionResult.succeeded();
  }

  private static NamedPath single(FilePattern source, ActionContext context) throws IOException {
    NamedPath file = new NamedPath(source.in(context), source.text());
    return switch (FileKind.of(file.followed().path())) {
      case MISSING -> throw new FileFailure("source does not exist: " + source.text());
      case FOLDER -> throw new FileFailure("source is a folder, use CopyFolder: " + source.text());
      case FILE -> file;
      case LINK, OTHER -> throw new FileFailure("is not a regular file: " + source.text());
    };
  }

  private static void checkTarget(Transfer transfer, boolean overwrite) throws IOException {
    NamedPath target = transfer.target();
    if (!overwrite) {
      if (FileKind.of(target.path()) != FileKind.MISSING) {
        throw existing(target);
      }
      return;
    }
    NamedPath file = target.followed();
    switch (FileKind.of(file.path())) {
      case MISSING -> {}
      case FILE -> {
        if (Files.isSameFile(transfer.source().path(), file.path())) {
          throw new FileFailure(
              "source and destination are the same file: " + transfer.source().written());
        }
      }
      case FOLDER, LINK, OTHER ->
          throw new FileFailure("is not a regular file: " + target.written());
    }
  }

  private static void copy(Transfer transfer, boolean overwrite, ContentCopy content)
      throws IOException {
    NamedPath source = transfer.source().followed();
    NewFolders.above(transfer.target());
    NamedPath target = overwrite ? transfer.target().followed() : transfer.target();
    try {
      content.create(source, target, SourceMode.of(source).forFile());
    } catch (FileAlreadyExistsException inTheWay) {
      if (!overwrite) {
        throw existing(target);
      }
      content.rewrite(source, target);
    }
  }

  private static FileFailure existing(NamedPath target) {
    return new FileFailure("File already exists and \"overwrite\" is false: " + target.written());
  }
}
