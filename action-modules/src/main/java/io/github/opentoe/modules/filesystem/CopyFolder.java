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
import java.util.List;

/** Copies a folder with all it holds, or the folders of one folder that match a pattern. */
public final class CopyFolder implements ActionModule<CopyFolder.Inputs> {

  private static final String NAME = "CopyFolder";

  /** What it takes. */
  public record Inputs(
      @Input(
              value = "The folder to copy; '*' in its last segment matches any characters.",
              required = true)
          FolderPattern source,
      @Input(
              value = "The copy's path; with a separator at its end, the folder for the copies.",
              required = true)
          EntryPath destination,
      @Input(
              value = "Whether the target may exist already; it is merged with the source.",
              byDefault = "true")
          boolean overwrite) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            NAME, "Copies a folder, or all folders that match a pattern.", Inputs.class)
        .list()
        .repeating(Repeat.SAFE_WHEN_OVERWRITING)
        .example(
            """
            - name: InstallPlugins
              action: CopyFolder
              inputs:
                - source: ./plugins
                  destination: /opt/app/
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.source().check(check, NAME, "source");
    input.destination().check(check, NAME, "destination");
    Destination.check(input.destination(), input.source().isPattern(), check);
    FolderPlacement.check(input.source(), input.destination(), check);
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return FileFailure.asResult("cannot copy", input.source().text(), () -> copy(input, context));
  }

  private static ActionResult copy(Inputs input, ActionContext context) throws IOException {
    FilePattern pattern = input.source().trimmed(context.platform());
    List<NamedPath> sources =
        pattern.isPattern() ? Sources.folders(pattern, context) : List.of(single(pattern, context));
    Destination destination = new Destination(input.destination(), context);
    List<Transfer> transfers = destination.targets(sources, false);
    for (Transfer transfer : transfers) {
      context.deadline().check();
      checkTarget(transfer, destination, input.overwrite());
    }
    TreeCopy trees = new TreeCopy(context);
    for (Transfer transfer : transfers) {
      context.deadline().check();
      NewFolders.above(transfer.target());
      if (input.overwrite()) {
        NamedPath target = destination.followedIfNamed(transfer.target());
        trees.copy(transfer.source().followed(), target);
      } else {
        copyNew(transfer, trees);
      }
    }
    return ActionResult.succeeded();
  }

  private static NamedPath single(FilePattern source, ActionContext context) throws IOException {
    NamedPath folder = new NamedPath(source.in(context), source.text());
    return switch (FileKind.of(folder.followed().path())) {
      case MISSING -> throw new FileFailure("source does not exist: " + source.text());
      case FOLDER -> folder;
      case FILE, LINK, OTHER -> throw new FileFailure("source is not a folder: " + source.text());
    };
  }

  private static void checkTarget(Transfer transfer, Destination destination, boolean overwrite)
      throws IOException {
    NamedPath source = transfer.source();
    NamedPath target = transfer.target();
    FolderPlacement.requireOutside(source.path().toRealPath(), target);
    if (!overwrite && FileKind.of(target.path()) != FileKind.MISSING) {
      throw existing(target);
    }
    FileKind kind = FileKind.of(destination.followedIfNamed(target).path());
    if (kind != FileKind.MISSING && kind != FileKind.FOLDER) {
      throw Conflict.between(FileKind.FOLDER, source, kind, target);
    }
  }

  private static void copyNew(Transfer transfer, TreeCopy trees) throws IOException {
    try {
      trees.create(transfer.source().followed(), transfer.target());
    } catch (FileAlreadyExistsException existing) {
      throw existing(transfer.target());
    }
  }

  private static FileFailure existing(NamedPath target) {
    return new FileFailure("Folder already exists and \"overwrite\" is false: " + target.written());
  }
}
