package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionDeclaration;
import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Deletes a folder; one that is not empty only by force. */
public final class DeleteFolder implements ActionModule<DeleteFolder.Inputs> {

  private static final String NAME = "DeleteFolder";
  private static final Set<String> DOTS = Set.of(".", "..");

  private final MountPoints mountPoints;

  /** What it takes. */
  public record Inputs(
      @Input(value = "The folder to delete.", required = true) FolderPath path,
      @Input(value = "Whether to delete it with all it holds.", byDefault = "false")
          boolean force) {}

  /** For {@link java.util.ServiceLoader}. */
  public DeleteFolder() {
    this(MountPoints.ofThisMachine());
  }

  DeleteFolder(MountPoints mountPoints) {
    this.mountPoints = mountPoints;
  }

  @Override
  public ActionDeclaration<Inputs> declaration() {
    return ActionDeclaration.of(
            NAME, "Deletes a folder, if wanted with all it holds.", Inputs.class)
        .list()
        .example(
            """
            - name: RemoveSources
              action: DeleteFolder
              inputs:
                - path: /opt/app/src
                  force: true
            """);
  }

  @Override
  public void check(Inputs input, InputCheck check) {
    input.path().check(check, NAME, "path");
  }

  @Override
  public ActionResult run(Inputs input, ActionContext context) throws InterruptedException {
    return FileFailure.asResult("cannot delete", input.path().text(), () -> delete(input, context));
  }

  private ActionResult delete(Inputs input, ActionContext context) throws IOException {
    context.deadline().check();
    String written = input.path().text();
    Path folder = input.path().in(context);
    FileKind kind = FileKind.of(folder);
    if (kind == FileKind.MISSING) {
      context.log().info("nothing to delete: " + written);
      return ActionResult.succeeded();
    }
    if (kind == FileKind.LINK) {
      throw new FileFailure("path is a symbolic link: " + written);
    }
    if (kind != FileKind.FOLDER) {
      throw new FileFailure("path is not a folder: " + written);
    }
    Path real = folder.toRealPath();
    if (DOTS.contains(FolderListing.nameOf(folder)) || ProtectedFolders.needs(real, context)) {
      throw new FileFailure("refusing to delete: " + written);
    }
    return input.force() ? deleteTree(real, written, context) : deleteEmpty(folder, written);
  }

  private ActionResult deleteTree(Path folder, String written, ActionContext context)
      throws IOException {
    Optional<Path> mounted = mountPoints.within(folder);
    if (mounted.isPresent()) {
      throw new FileFailure("contains a mount point: " + mounted.get());
    }
    DeletionFailures failures = new DeletionFailures();
    new TreeDeletion(context, failures).deleteTree(folder, written);
    return failures.toResult();
  }

  private static ActionResult deleteEmpty(Path folder, String written) throws IOException {
    try {
      Files.delete(folder);
      return ActionResult.succeeded();
    } catch (DirectoryNotEmptyException full) {
      throw new FileFailure("folder is not empty, set force to true: " + written);
    }
  }
}
