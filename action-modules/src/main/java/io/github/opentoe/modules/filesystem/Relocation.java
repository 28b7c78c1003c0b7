package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Moves files, links and whole folders: by renaming, or to another file system by a complete copy
 * that is renamed into place before the source is deleted (MVF-5, MVD-7).
 */
final class Relocation {

  private final ActionContext context;
  private final MountPoints mountPoints;
  private final ContentCopy content;

  Relocation(ActionContext context, MountPoints mountPoints) {
    this.context = context;
    this.mountPoints = mountPoints;
    this.content = new ContentCopy(context, true);
  }

  /**
   * Moves one entry.
   *
   * @param mayReplace whether a file or a link at the target gives way
   * @throws FileAlreadyExistsException where something is at the target that must not give way
   */
  void move(NamedPath source, NamedPath target, boolean mayReplace) throws IOException {
    context.deadline().check();
    try {
      rename(source.path(), target.path(), mayReplace);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      moveFar(source, target, mayReplace);
    } catch (FileAlreadyExistsException existing) {
      throw existing;
    } catch (IOException failure) {
      throw new FileFailure("cannot move", source.written(), failure);
    }
  }

  private static void rename(Path source, Path target, boolean mayReplace) throws IOException {
    if (mayReplace) {
      Replacement.rename(source, target);
    } else {
      Renaming.toFreeName(source, target);
    }
  }

  private void moveFar(NamedPath source, NamedPath target, boolean mayReplace) throws IOException {
    boolean isFolder = FileKind.of(source.path()) == FileKind.FOLDER;
    if (isFolder) {
      requireNoMounts(source);
    }
    Path part = PartName.beside(target.path());
    boolean done = false;
    try {
      copy(source, target.at(part));
      rename(part, target.path(), mayReplace);
      done = true;
    } finally {
      if (!done && FileKind.of(part) != FileKind.MISSING) {
        remove(target.at(part), new Unhurried(context));
      }
    }
    DeletionFailures failures = remove(source, context);
    if (!failures.isEmpty()) {
      throw new FileFailure(
          "was copied to " + target.written() + ", but " + failures.toResult().message());
    }
  }

  private void requireNoMounts(NamedPath folder) throws IOException {
    var mounted = mountPoints.within(folder.path().toRealPath());
    if (mounted.isPresent()) {
      throw new FileFailure("contains a mount point: " + mounted.get());
    }
  }

  private static DeletionFailures remove(NamedPath entry, ActionContext context)
      throws IOException {
    DeletionFailures failures = new DeletionFailures();
    TreeDeletion deletion = new TreeDeletion(context, failures);
    if (FileKind.of(entry.path()) == FileKind.FOLDER) {
      deletion.deleteTree(entry.path(), entry.written());
    } else {
      deletion.deleteEntry(entry.path(), entry.written());
    }
    return failures;
  }

  /** Copies all there is to copy of an entry; closed to others until it has its own mode. */
  private void copy(NamedPath source, NamedPath part) throws IOException {
    context.deadline().check();
    switch (FileKind.of(source.path())) {
      case FILE -> content.create(source, part, ClosedMode.ofFile(part.path()));
      case LINK ->
          creating(
              part, path -> Files.createSymbolicLink(path, Files.readSymbolicLink(source.path())));
      case FOLDER -> copyFolder(source, part);
      case OTHER ->
          throw new FileFailure(
              "cannot move a special file to another file system: " + source.written());
      case MISSING -> throw new FileFailure("vanished meanwhile: " + source.written());
    }
    try {
      Metadata.copyAccess(source.path(), part.path());
      Metadata.copyTimes(source.path(), part.path());
    } catch (IOException failure) {
      throw new FileFailure("cannot keep owner, mode and times", part.written(), failure);
    }
  }

  private void copyFolder(NamedPath source, NamedPath part) throws IOException {
    creating(part, path -> Files.createDirectory(path, ClosedMode.ofFolder(path)));
    for (Path entry : FolderListing.of(source.path(), source.written())) {
      String name = FolderListing.nameOf(entry);
      copy(source.child(name), part.child(name));
    }
  }

  private static void creating(NamedPath part, Replacement.Creation creation) throws IOException {
    try {
      creation.at(part.path());
    } catch (IOException failure) {
      throw new FileFailure("cannot create", part.written(), failure);
    }
  }
}
