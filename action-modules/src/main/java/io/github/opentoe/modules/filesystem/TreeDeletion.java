package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.DosFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes folders with all they hold and never follows a link. Where the system allows it, every
 * step is relative to an open folder, so that a folder swapped for a link in the middle cannot lead
 * it elsewhere (DLD-4). What cannot be deleted is noted, and the rest goes on (DLD-7).
 */
final class TreeDeletion {

  /** Every level keeps a folder open and takes room on the stack. */
  private static final int MOST_LEVELS = 1000;

  private final ActionContext context;
  private final DeletionFailures failures;
  private final int mostLevels;

  TreeDeletion(ActionContext context, DeletionFailures failures) {
    this(context, failures, MOST_LEVELS);
  }

  TreeDeletion(ActionContext context, DeletionFailures failures, int mostLevels) {
    this.context = context;
    this.failures = failures;
    this.mostLevels = mostLevels;
  }

  /** Deletes a folder that has a parent, with all it holds. */
  void deleteTree(Path folder, String written) throws IOException {
    Path parent = folder.resolveSibling("");
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
      if (stream instanceof SecureDirectoryStream<Path> secure) {
        deleteFolder(secure, folder, new Place(written, 0));
        return;
      }
    }
    deleteByPath(folder, new Place(written, 0));
  }

  /** Deletes a single entry that is no folder, or an empty one. */
  void deleteEntry(Path entry, String written) {
    try {
      clearReadOnly(entry);
      Files.delete(entry);
    } catch (NoSuchFileException vanished) {
      context.log().debug("already gone: " + written);
    } catch (DirectoryNotEmptyException kept) {
      noteRest(written, kept);
    } catch (IOException failure) {
      failures.add(written, failure);
    }
  }

  /** Where the deletion is: for messages, and to stop before it is too deep. */
  private record Place(String written, int level) {
    Place below(Path entry) {
      String separator = written.endsWith("/") ? "" : entry.getFileSystem().getSeparator();
      return new Place(written + separator + FolderListing.nameOf(entry), level + 1);
    }
  }

  private void deleteFolder(SecureDirectoryStream<Path> parent, Path folder, Place place) {
    Path name = folder.getFileName();
    try {
      try (SecureDirectoryStream<Path> inside =
          parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        for (Path entry : entriesOf(inside, place)) {
          context.deadline().check();
          deleteInside(inside, entry, place.below(entry));
        }
      }
      parent.deleteDirectory(name);
    } catch (NoSuchFileException vanished) {
      context.log().debug("already gone: " + place.written());
    } catch (DirectoryNotEmptyException kept) {
      noteRest(place.written(), kept);
    } catch (IOException failure) {
      failures.add(place.written(), failure);
    }
  }

  private void deleteInside(SecureDirectoryStream<Path> folder, Path entry, Place place) {
    Path name = entry.getFileName();
    try {
      boolean isFolder =
          folder
              .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes()
              .isDirectory();
      if (isFolder) {
        deleteFolder(folder, entry, place);
      } else {
        folder.deleteFile(name);
      }
    } catch (NoSuchFileException vanished) {
      context.log().debug("already gone: " + place.written());
    } catch (IOException failure) {
      failures.add(place.written(), failure);
    }
  }

  private void deleteByPath(Path folder, Place place) {
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      for (Path entry : entriesOf(inside, place)) {
        context.deadline().check();
        deleteAnything(entry, place.below(entry));
      }
    } catch (NoSuchFileException vanished) {
      context.log().debug("already gone: " + place.written());
    } catch (IOException failure) {
      failures.add(place.written(), failure);
      return;
    }
    deleteEntry(folder, place.written());
  }

  private void deleteAnything(Path entry, Place place) {
    try {
      if (FileKind.of(entry) == FileKind.FOLDER) {
        deleteByPath(entry, place);
      } else {
        deleteEntry(entry, place.written());
      }
    } catch (IOException failure) {
      failures.add(place.written(), failure);
    }
  }

  /** All entries at once: a folder that changes while it is read may skip some. */
  private List<Path> entriesOf(DirectoryStream<Path> folder, Place place) throws IOException {
    List<Path> entries = new ArrayList<>();
    try {
      folder.forEach(entries::add);
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    if (place.level() >= mostLevels && !entries.isEmpty()) {
      failures.add(place.written(), "nested too deeply");
      return List.of();
    }
    return entries;
  }

  /** A folder that still holds something is news only if nothing else explains it. */
  private void noteRest(String written, DirectoryNotEmptyException kept) {
    if (failures.isEmpty()) {
      failures.add(written, kept);
    }
  }

  private void clearReadOnly(Path entry) throws IOException {
    if (context.platform() != Platform.WINDOWS) {
      return;
    }
    DosFileAttributeView view =
        Files.getFileAttributeView(entry, DosFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null && view.readAttributes().isReadOnly()) {
      view.setReadOnly(false);
    }
  }
}
