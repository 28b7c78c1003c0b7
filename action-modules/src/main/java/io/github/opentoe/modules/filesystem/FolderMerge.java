package io.github.opentoe.modules.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Moves what a folder holds into one that exists, entry by entry (MVD-5). */
final class FolderMerge {

  private final Relocation relocation;

  FolderMerge(Relocation relocation) {
    this.relocation = relocation;
  }

  /** Fails where entries of both folders stand in each other's way, before anything is moved. */
  static void check(NamedPath source, NamedPath target) throws IOException {
    for (Path entry : FolderListing.of(source.path(), source.written())) {
      String name = FolderListing.nameOf(entry);
      checkEntry(source.child(name), target.child(name));
    }
  }

  private static void checkEntry(NamedPath source, NamedPath target) throws IOException {
    FileKind there = FileKind.of(target.path());
    if (there == FileKind.MISSING) {
      return;
    }
    FileKind kind = FileKind.of(source.path());
    if (kind == FileKind.FOLDER && there == FileKind.FOLDER) {
      check(source, target);
    } else if (kind == FileKind.FOLDER || there == FileKind.FOLDER || there == FileKind.OTHER) {
      throw Conflict.between(kind, source, there, target);
    } else if (kind == FileKind.FILE
        && there == FileKind.FILE
        && Files.isSameFile(source.path(), target.path())) {
      // To rename one name of a file to another of its names has no effect at all.
      throw new FileFailure("source and destination are the same file: " + source.written());
    }
  }

  /** Moves everything, and then removes the empty source. */
  void run(NamedPath source, NamedPath target) throws IOException {
    for (Path entry : FolderListing.of(source.path(), source.written())) {
      String name = FolderListing.nameOf(entry);
      NamedPath from = source.child(name);
      NamedPath to = target.child(name);
      boolean areFolders =
          FileKind.of(from.path()) == FileKind.FOLDER && FileKind.of(to.path()) == FileKind.FOLDER;
      if (areFolders) {
        run(from, to);
      } else {
        relocation.move(from, to, true);
      }
    }
    try {
      Files.delete(source.path());
    } catch (IOException failure) {
      throw new FileFailure("cannot delete", source.written(), failure);
    }
  }
}
