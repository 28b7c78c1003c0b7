package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Finds what an author wants the owner or the mode of to change (OWF-1 … OWF-3, OWD-2, OWD-5). */
final class ChangePlace {

  private static final List<String> KERNELS = List.of("/proc", "/sys", "/dev");

  private ChangePlace() {}

  /** A file of any kind, behind links. */
  static TreeEntry file(FilePath path, String moduleForFolders, ActionContext context)
      throws IOException {
    context.deadline().check();
    NamedPath file = new NamedPath(path.in(context), path.text()).followed();
    FileKind kind = FileKind.of(file.path());
    return switch (kind) {
      case MISSING -> throw new FileFailure("file does not exist: " + path.text());
      case FOLDER ->
          throw new FileFailure("path is a folder, use " + moduleForFolders + ": " + path.text());
      case FILE, LINK, OTHER -> TreeEntry.named(file, kind);
    };
  }

  /** The real path of a folder, behind links. */
  static NamedPath folder(FolderPath path, String moduleForFiles, ActionContext context)
      throws IOException {
    context.deadline().check();
    NamedPath folder = new NamedPath(path.in(context), path.text()).followed();
    switch (FileKind.of(folder.path())) {
      case MISSING -> throw new FileFailure("folder does not exist: " + path.text());
      case FOLDER -> {}
      case FILE, LINK, OTHER ->
          throw new FileFailure("path is a file, use " + moduleForFiles + ": " + path.text());
    }
    Path real = folder.path().toRealPath();
    if (real.getNameCount() == 0 || KERNELS.stream().anyMatch(real::startsWith)) {
      throw new FileFailure("refusing to change: " + path.text());
    }
    return folder.at(real);
  }

  /** Other file systems below are changed, too; that may surprise. */
  static void warnAboutMounts(NamedPath folder, MountPoints mountPoints, ActionContext context)
      throws IOException {
    for (Path mounted : mountPoints.allWithin(folder.path())) {
      if (!mounted.equals(folder.path())) {
        context.log().warning("another file system is changed, too: " + mounted);
      }
    }
  }
}
