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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Moves or renames a file, or the files of one folder whose names match a pattern. */
public final class MoveFile implements ActionModule<MoveFile.Inputs> {

  private static final String NAME = "MoveFile";

  private final MountPoints mountPoints = MountPoints.ofThisMachine();

  /** What it takes. */
  public record Inputs(
      @Input(
              value = "The file to move; '*' in its last segment matches any characters.",
              required = true)
          FilePattern source,
      @Input(
              value = "The new path; with a separator at its end, the folder to move into.",
              required = true)
          EntryPath destination,
      @Input(value = "Whether existing files may be replaced.", byDefault = "true")
          boolean overwrite) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            NAME, "Moves or renames a file, or all files that match a pattern.", Inputs.class)
        .list()
        .repeating(Repeat.UNSAFE)
        .example(
            """
            - name: ArchiveLogs
              action: MoveFile
              inputs:
                - source: '/var/log/app/*.log'
                  destination: /srv/archive/
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
    return FileFailure.asResult("cannot move", input.source().text(), () -> move(input, context));
  }

  private ActionResult move(Inputs input, ActionContext context) throws IOException {
    Destination destination = new Destination(input.destination(), context);
    List<NamedPath> sources = sources(input, destination, context);
    List<Transfer> pending = new ArrayList<>();
    for (Transfer transfer : destination.targets(sources, input.overwrite())) {
      context.deadline().check();
      if (needsMove(transfer, input.overwrite(), context)) {
        pending.add(transfer);
      }
    }
    Relocation relocation = new Relocation(context, mountPoints);
    for (Transfer transfer : pending) {
      NewFolders.above(transfer.target());
      try {
        relocation.move(transfer.source(), transfer.target(), input.overwrite());
      } catch (FileAlreadyExistsException existing) {
        throw existing(transfer.target());
      }
    }
    return ActionResult.succeeded();
  }

  private static List<NamedPath> sources(
      Inputs input, Destination destination, ActionContext context) throws IOException {
    FilePattern written = input.source();
    if (written.isPattern()) {
      return Sources.files(written, context);
    }
    NamedPath file = new NamedPath(written.in(context), written.text());
    return switch (FileKind.of(file.path())) {
      case MISSING -> {
        if (destination.isReached(file, input.overwrite())) {
          yield List.of();
        }
        throw new FileFailure("source does not exist: " + written.text());
      }
      case FOLDER -> throw new FileFailure("source is a folder, use MoveFolder: " + written.text());
      case FILE, LINK, OTHER -> List.of(file);
    };
  }

  /** Whether there is anything to do; fails where it must not be done. */
  private static boolean needsMove(Transfer transfer, boolean overwrite, ActionContext context)
      throws IOException {
    NamedPath source = transfer.source();
    NamedPath target = transfer.target();
    FileKind kind = FileKind.of(target.path());
    if (kind == FileKind.MISSING) {
      return true;
    }
    if (isSamePath(source.path(), target.path())) {
      context.log().info("is there already: " + target.written());
      return false;
    }
    if (!overwrite) {
      throw existing(target);
    }
    if (kind == FileKind.FOLDER || kind == FileKind.OTHER) {
      throw new FileFailure("is not a regular file: " + target.written());
    }
    boolean isSame =
        kind == FileKind.FILE
            && Files.exists(source.path())
            && Files.isSameFile(source.path(), target.path());
    if (isSame && !differsInCaseOnly(source.path(), target.path(), context.platform())) {
      throw new FileFailure("source and destination are the same file: " + source.written());
    }
    return true;
  }

  private static boolean isSamePath(Path source, Path target) throws IOException {
    return realPlace(source).equals(realPlace(target));
  }

  /** Where the entry itself is, be it a link or not. */
  private static Path realPlace(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    return folder == null ? path : folder.toRealPath().resolve(path.getFileName());
  }

  /** On file systems that take both names for one, this is a renaming. */
  private static boolean differsInCaseOnly(Path source, Path target, Platform platform) {
    return platform != Platform.LINUX
        && FolderListing.nameOf(source).equalsIgnoreCase(FolderListing.nameOf(target));
  }

  private static FileFailure existing(NamedPath target) {
    return new FileFailure("File already exists and \"overwrite\" is false: " + target.written());
  }
}
