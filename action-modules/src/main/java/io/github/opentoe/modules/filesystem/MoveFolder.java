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
import java.nio.file.Path;
import java.util.List;

/** Moves or renames a folder, or the folders of one folder whose names match a pattern. */
public final class MoveFolder implements ActionModule<MoveFolder.Inputs> {

  private static final String NAME = "MoveFolder";

  private final MountPoints mountPoints;

  /** What it takes. */
  public record Inputs(
      @Input(
              value = "The folder to move; '*' in its last segment matches any characters.",
              required = true)
          FolderPattern source,
      @Input(
              value = "The new path; with a separator at its end, the folder to move into.",
              required = true)
          EntryPath destination,
      @Input(
              value = "Whether the target may exist already; it is merged with the source.",
              byDefault = "true")
          boolean overwrite) {}

  /** For {@link java.util.ServiceLoader}. */
  public MoveFolder() {
    this(MountPoints.ofThisMachine());
  }

  MoveFolder(MountPoints mountPoints) {
    this.mountPoints = mountPoints;
  }

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            NAME, "Moves or renames a folder, or all folders that match a pattern.", Inputs.class)
        .list()
        .repeating(Repeat.UNSAFE)
        .example(
            """
            - name: RenameUnpacked
              action: MoveFolder
              inputs:
                - source: /opt/app-1.2
                  destination: /opt/app
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
    return FileFailure.asResult("cannot move", input.source().text(), () -> move(input, context));
  }

  private ActionResult move(Inputs input, ActionContext context) throws IOException {
    FilePattern pattern = input.source().trimmed(context.platform());
    Destination destination = new Destination(input.destination(), context);
    List<NamedPath> sources =
        pattern.isPattern()
            ? Sources.folders(pattern, context)
            : single(pattern, destination, context);
    List<Transfer> transfers = destination.targets(sources, false);
    for (Transfer transfer : transfers) {
      context.deadline().check();
      checkSource(transfer, context);
      checkTarget(transfer, destination, input.overwrite());
    }
    Relocation relocation = new Relocation(context, mountPoints);
    for (Transfer transfer : transfers) {
      NewFolders.above(transfer.target());
      if (input.overwrite()) {
        moveOrMerge(transfer.source(), destination.followedIfNamed(transfer.target()), relocation);
      } else {
        moveNew(transfer, relocation);
      }
    }
    return ActionResult.succeeded();
  }

  private static List<NamedPath> single(
      FilePattern source, Destination destination, ActionContext context) throws IOException {
    NamedPath folder = new NamedPath(source.in(context), source.text());
    return switch (FileKind.behindLinks(folder.path())) {
      case MISSING -> {
        if (FileKind.of(folder.path()) == FileKind.MISSING
            && destination.isReached(folder, false)) {
          yield List.of();
        }
        throw new FileFailure("source does not exist: " + source.text());
      }
      case FOLDER -> List.of(folder);
      case FILE, LINK, OTHER -> throw new FileFailure("source is not a folder: " + source.text());
    };
  }

  private void checkSource(Transfer transfer, ActionContext context) throws IOException {
    NamedPath source = transfer.source();
    if (FileKind.of(source.path()) == FileKind.LINK) {
      return;
    }
    Path real = source.path().toRealPath();
    FolderPlacement.requireOutside(real, transfer.target());
    if (ProtectedFolders.needs(real, context)) {
      throw new FileFailure("refusing to move: " + source.written());
    }
    if (mountPoints.has(real)) {
      throw new FileFailure("is a mount point: " + source.written());
    }
  }

  private void checkTarget(Transfer transfer, Destination destination, boolean overwrite)
      throws IOException {
    NamedPath source = transfer.source();
    if (!overwrite && FileKind.of(transfer.target().path()) != FileKind.MISSING) {
      throw existing(transfer.target());
    }
    NamedPath target = destination.followedIfNamed(transfer.target());
    FileKind there = FileKind.of(target.path());
    FileKind kind = FileKind.of(source.path());
    if (there == FileKind.MISSING) {
      return;
    }
    if (kind != FileKind.FOLDER || there != FileKind.FOLDER) {
      throw Conflict.between(kind, source, there, target);
    }
    Path real = source.path().toRealPath();
    var mounted = mountPoints.within(real);
    if (mounted.isPresent()) {
      throw new FileFailure("contains a mount point: " + mounted.get());
    }
    FolderMerge.check(source, target);
  }

  private static void moveOrMerge(NamedPath source, NamedPath target, Relocation relocation)
      throws IOException {
    if (FileKind.of(target.path()) == FileKind.FOLDER) {
      new FolderMerge(relocation).run(source, target);
    } else {
      relocation.move(source, target, true);
    }
  }

  private static void moveNew(Transfer transfer, Relocation relocation) throws IOException {
    try {
      relocation.move(transfer.source(), transfer.target(), false);
    } catch (FileAlreadyExistsException existing) {
      throw existing(transfer.target());
    }
  }

  private static FileFailure existing(NamedPath target) {
    return new FileFailure("Folder already exists and \"overwrite\" is false: " + target.written());
  }
}
