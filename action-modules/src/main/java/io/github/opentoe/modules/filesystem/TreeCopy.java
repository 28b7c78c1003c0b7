package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Copies folders with all they hold, into new folders or existing ones. Links are copied as links;
 * none is followed, in the source or below the target (CPD-4 … CPD-10).
 */
final class TreeCopy {

  private final ActionContext context;
  private final ContentCopy content;

  TreeCopy(ActionContext context) {
    this.context = context;
    this.content = new ContentCopy(context, false);
  }

  /** Copies into a target that may exist as a folder. */
  void copy(NamedPath source, NamedPath target) throws IOException {
    try {
      create(source, target);
    } catch (FileAlreadyExistsException existing) {
      requireFolder(source, target);
      fill(source, target);
    }
  }

  /**
   * Copies into a new folder.
   *
   * @throws FileAlreadyExistsException where anything is at the target
   */
  void create(NamedPath source, NamedPath target) throws IOException {
    SourceMode mode = SourceMode.of(source);
    try {
      Files.createDirectory(target.path(), mode.forFolder());
    } catch (FileAlreadyExistsException existing) {
      throw existing;
    } catch (IOException failure) {
      throw new FileFailure("cannot create", target.written(), failure);
    }
    fill(source, target);
    mode.finish(target);
  }

  private static void requireFolder(NamedPath source, NamedPath target) throws IOException {
    FileKind kind = FileKind.of(target.path());
    if (kind != FileKind.FOLDER) {
      throw Conflict.between(FileKind.FOLDER, source, kind, target);
    }
  }

  private void fill(NamedPath source, NamedPath target) throws IOException {
    for (Path entry : entriesOf(source)) {
      context.deadline().check();
      String name = FolderListing.nameOf(entry);
      copyEntry(source.child(name), target.child(name));
    }
  }

  private static Iterable<Path> entriesOf(NamedPath folder) throws IOException {
    try {
      return FolderListing.of(folder.path(), folder.written());
    } catch (FileFailure undecodable) {
      throw undecodable;
    } catch (IOException failure) {
      throw new FileFailure("cannot read", folder.written(), failure);
    }
  }

  private void copyEntry(NamedPath source, NamedPath target) throws IOException {
    SourceMode mode = SourceMode.of(source);
    switch (mode.kind()) {
      case FOLDER -> copy(source, target);
      case FILE -> copyFile(source, mode, target);
      case LINK -> copyLink(source, target);
      case OTHER ->
          context.log().warning("passed over, is not a regular file: " + source.written());
      case MISSING -> {}
    }
  }

  private void copyFile(NamedPath source, SourceMode mode, NamedPath target) throws IOException {
    try {
      content.create(source, target, mode.forFile());
    } catch (FileAlreadyExistsException existing) {
      FileKind kind = FileKind.of(target.path());
      if (kind == FileKind.FILE) {
        requireOther(source, target);
        content.rewrite(source, target);
      } else if (kind == FileKind.LINK) {
        Replacement.of(
            target.path(), part -> content.create(source, target.at(part), mode.forFile()));
      } else {
        throw Conflict.between(FileKind.FILE, source, kind, target);
      }
    }
  }

  /** A file must not be emptied in order to be filled with itself (CPF-7). */
  private static void requireOther(NamedPath source, NamedPath target) throws IOException {
    if (Files.isSameFile(source.path(), target.path())) {
      throw new FileFailure("source and destination are the same file: " + source.written());
    }
  }

  private static void copyLink(NamedPath source, NamedPath target) throws IOException {
    try {
      Path leadsTo = Files.readSymbolicLink(source.path());
      try {
        Files.createSymbolicLink(target.path(), leadsTo);
      } catch (FileAlreadyExistsException existing) {
        FileKind kind = FileKind.of(target.path());
        if (kind != FileKind.FILE && kind != FileKind.LINK) {
          throw Conflict.between(FileKind.LINK, source, kind, target);
        }
        Replacement.of(target.path(), part -> Files.createSymbolicLink(part, leadsTo));
      }
    } catch (FileFailure conflict) {
      throw conflict;
    } catch (IOException failure) {
      throw new FileFailure("cannot create", target.written(), failure);
    }
  }
}
