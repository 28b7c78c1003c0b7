package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Deletes a file, or the files of one folder whose names match a pattern. */
public final class DeleteFile implements ActionModule<DeleteFile.Inputs> {

  private static final String NAME = "DeleteFile";
  private static final int TYPE_BITS = 0170000;
  private static final int FIFO = 0010000;
  private static final int SOCKET = 0140000;

  /** What it takes. */
  public record Inputs(
      @Input(
              value = "The file to delete; '*' in its last segment matches any characters.",
              required = true)
          FilePattern path) {}

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            NAME, "Deletes a file, or all files that match a pattern.", Inputs.class)
        .list()
        .example(
            """
            - name: RemoveLogs
              action: DeleteFile
              inputs:
                - path: '/var/log/app/*.log'
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.path().check(check, NAME, "path");
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return FileFailure.asResult(
        "cannot delete",
        input.path().text(),
        () ->
            input.path().isPattern()
                ? deleteMatches(input.path(), context)
                : deleteOne(input.path(), context));
  }

  private static ActionResult deleteOne(FilePattern path, ActionContext context)
      throws IOException {
    context.deadline().check();
    Path file = path.in(context);
    FileKind kind = FileKind.of(file);
    if (kind == FileKind.MISSING) {
      return nothingToDelete(path, context);
    }
    if (kind == FileKind.FOLDER) {
      throw new FileFailure("path is a folder, use DeleteFolder: " + path.text());
    }
    DeletionFailures failures = new DeletionFailures();
    new TreeDeletion(context, failures).deleteEntry(file, path.text());
    return failures.toResult();
  }

  private static ActionResult deleteMatches(FilePattern path, ActionContext context)
      throws IOException {
    List<Path> matches = matches(path, context);
    if (matches.isEmpty()) {
      return nothingToDelete(path, context);
    }
    DeletionFailures failures = new DeletionFailures();
    TreeDeletion deletion = new TreeDeletion(context, failures);
    for (Path match : matches) {
      context.deadline().check();
      deletion.deleteEntry(
          match, path.folderText(context.platform()) + FolderListing.nameOf(match));
    }
    return failures.toResult();
  }

  private static List<Path> matches(FilePattern path, ActionContext context) throws IOException {
    Path folder = path.folder(context);
    if (FileKind.behindLinks(folder) != FileKind.FOLDER) {
      return List.of();
    }
    Wildcard names = path.names(context.platform());
    List<Path> matches = new ArrayList<>();
    for (Path entry : FolderListing.of(folder, path.text())) {
      if (names.matches(FolderListing.nameOf(entry)) && isForPatterns(entry)) {
        matches.add(entry);
      }
    }
    return matches;
  }

  /** Files, links, FIFOs and sockets; devices have to be named exactly (DLF-4). */
  private static boolean isForPatterns(Path entry) throws IOException {
    return switch (FileKind.of(entry)) {
      case FILE, LINK -> true;
      case FOLDER, MISSING -> false;
      case OTHER -> {
        if (!entry.getFileSystem().supportedFileAttributeViews().contains("unix")) {
          yield false;
        }
        int mode = (Integer) Files.getAttribute(entry, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        yield (mode & TYPE_BITS) == FIFO || (mode & TYPE_BITS) == SOCKET;
      }
    };
  }

  private static ActionResult nothingToDelete(FilePattern path, ActionContext context) {
    context.log().info("nothing to delete: " + path.text());
    return ActionResult.succeeded();
  }
}
