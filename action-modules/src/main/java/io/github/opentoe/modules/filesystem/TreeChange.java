package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/**
 * Changes folders with all they hold, each folder after its content (OWD-4, PMD-2). No link is
 * entered; where the system allows it, every step is relative to an open folder, so that a folder
 * swapped for a link in the middle cannot lead it elsewhere.
 */
final class TreeChange {

  /** Every level keeps a folder open and takes room on the stack. */
  private static final int MOST_LEVELS = 1000;

  private final EntryChange change;
  private final ActionContext context;
  private long count;

  TreeChange(EntryChange change, ActionContext context) {
    this.change = change;
    this.context = context;
  }

  /** Changes a folder and all it holds; the path must not lead through a link. */
  void applyTo(NamedPath folder) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.path())) {
      changeFolder(stream, folder, 0);
    } catch (FileFailure failure) {
      throw count == 0 ? failure : failure.and(" (after " + count + " other changes)");
    } catch (IOException failure) {
      throw new FileFailure("cannot list", folder.written(), failure);
    }
  }

  private void changeFolder(DirectoryStream<Path> folder, NamedPath place, int level)
      throws IOException {
    if (level > MOST_LEVELS) {
      throw new FileFailure("nested too deeply: " + place.written());
    }
    for (Path entry : FolderListing.of(folder, place.written())) {
      context.deadline().check();
      NamedPath inside = place.child(FolderListing.nameOf(entry));
      if (folder instanceof SecureDirectoryStream<Path> secure) {
        changeHeld(secure, inside, level);
      } else {
        changeByPath(inside, level);
      }
    }
    Optional<PosixFileAttributeView> view =
        folder instanceof SecureDirectoryStream<Path> secure
            ? Optional.ofNullable(secure.getFileAttributeView(PosixFileAttributeView.class))
            : Optional.empty();
    change(new TreeEntry(place, FileKind.FOLDER, view));
  }

  private void changeHeld(SecureDirectoryStream<Path> folder, NamedPath inside, int level)
      throws IOException {
    Path name = inside.path().getFileName();
    try {
      FileKind kind =
          FileKind.of(
              folder
                  .getFileAttributeView(
                      name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                  .readAttributes());
      if (kind == FileKind.FOLDER) {
        try (DirectoryStream<Path> below =
            folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
          changeFolder(below, inside, level + 1);
        }
      } else {
        PosixFileAttributeView view =
            folder.getFileAttributeView(
                name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        change(new TreeEntry(inside, kind, Optional.ofNullable(view)));
      }
    } catch (FileFailure failure) {
      throw failure;
    } catch (IOException failure) {
      passOver(inside, failure);
    }
  }

  private void changeByPath(NamedPath inside, int level) throws IOException {
    try {
      FileKind kind = FileKind.of(inside.path());
      if (kind == FileKind.FOLDER) {
        try (DirectoryStream<Path> below = Files.newDirectoryStream(inside.path())) {
          changeFolder(below, inside, level + 1);
        }
      } else if (kind != FileKind.MISSING) {
        change(TreeEntry.named(inside, kind));
      }
    } catch (FileFailure failure) {
      throw failure;
    } catch (IOException failure) {
      passOver(inside, failure);
    }
  }

  private void change(TreeEntry entry) throws IOException {
    try {
      if (change.applyTo(entry)) {
        count++;
      }
    } catch (NoSuchFileException vanished) {
      throw vanished;
    } catch (IOException failure) {
      throw new FileFailure(change.failure(), entry.place().written(), failure);
    }
  }

  /** What has vanished meanwhile needs no change; anything else is a failure. */
  private void passOver(NamedPath entry, IOException failure) throws IOException {
    if (!(failure instanceof NoSuchFileException)) {
      throw new FileFailure("cannot read", entry.written(), failure);
    }
    context.log().debug("already gone: " + entry.written());
  }
}
