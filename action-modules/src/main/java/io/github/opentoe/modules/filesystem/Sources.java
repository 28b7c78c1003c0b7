package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds what the source of a copy or a move stands for (AM-41, AM-42). */
final class Sources {

  /** Decides which of the matches an action is for. */
  @FunctionalInterface
  interface Filter {
    boolean takes(NamedPath match) throws IOException;
  }

  private Sources() {}

  /** The files, and the links to files, that match; all read before anything happens. */
  static List<NamedPath> files(FilePattern pattern, ActionContext context) throws IOException {
    return matching(
        pattern,
        match -> {
          FileKind kind = FileKind.behindLinks(match.path());
          if (kind == FileKind.OTHER) {
            context.log().warning("passed over, is not a regular file: " + match.written());
          }
          return kind == FileKind.FILE;
        },
        context);
  }

  /** The folders that match; links are none. */
  static List<NamedPath> folders(FilePattern pattern, ActionContext context) throws IOException {
    return matching(pattern, match -> FileKind.of(match.path()) == FileKind.FOLDER, context);
  }

  private static List<NamedPath> matching(FilePattern pattern, Filter filter, ActionContext context)
      throws IOException {
    List<NamedPath> matches = new ArrayList<>();
    Path folder = pattern.folder(context);
    if (FileKind.behindLinks(folder) == FileKind.FOLDER) {
      Wildcard names = pattern.names(context.platform());
      for (Path entry : FolderListing.of(folder, pattern.text())) {
        context.deadline().check();
        String name = FolderListing.nameOf(entry);
        NamedPath match = new NamedPath(entry, pattern.folderText(context.platform()) + name);
        if (names.matches(name) && filter.takes(match)) {
          matches.add(match);
        }
      }
    }
    if (matches.isEmpty()) {
      throw new FileFailure("source matches nothing: " + pattern.text());
    }
    return matches;
  }
}
