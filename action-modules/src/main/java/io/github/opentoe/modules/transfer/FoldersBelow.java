package io.github.opentoe.modules.transfer;

import io.github.opentoe.modules.filesystem.FileKind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.List;

/**
 * The folders below the destination of a wildcard download; none is reached through a link
 * (S3D-17).
 *
 * @param root the destination, behind any link
 * @param written the same as its author wrote it, with a separator at its end
 */
record FoldersBelow(Path root, String written) {

  static TransferFailure link(String written) {
    return TransferFailure.last("refusing to write through a symbolic link: " + written);
  }

  /** A file or folder below, as people write it. */
  String written(List<String> segments) {
    char separator = written.charAt(written.length() - 1);
    return written + String.join(String.valueOf(separator), segments);
  }

  /** A file or folder below. */
  Path path(List<String> segments) {
    Path path = root;
    for (String segment : segments) {
      path = path.resolve(segment);
    }
    return path;
  }

  /** Fails if one of these folders cannot be used; missing ones can. */
  void check(List<String> segments) throws IOException {
    Path path = root;
    for (int depth = 0; depth < segments.size(); depth++) {
      path = path.resolve(segments.get(depth));
      if (isMissing(path, segments.subList(0, depth + 1))) {
        return;
      }
    }
  }

  private boolean isMissing(Path path, List<String> segments) throws IOException {
    return switch (FileKind.of(path)) {
      case MISSING -> true;
      case FOLDER -> false;
      case LINK -> throw link(written(segments));
      case FILE, OTHER -> throw TransferFailure.last("is not a folder: " + written(segments));
    };
  }

  /** Something to do in a folder. */
  @FunctionalInterface
  interface Work {
    String in(TargetFolder folder) throws IOException, InterruptedException;
  }

  /** Does the work in the last of these folders; missing ones are created. */
  String in(List<String> segments, Work work) throws IOException, InterruptedException {
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(root)) {
      return descend(folder, segments, 0, work);
    }
  }

  private String descend(DirectoryStream<Path> folder, List<String> segments, int depth, Work work)
      throws IOException, InterruptedException {
    boolean isHeld = folder instanceof SecureDirectoryStream;
    if (depth == segments.size()) {
      return work.in(
          isHeld ? TargetFolder.held((SecureDirectoryStream<Path>) folder) : TargetFolder.byPath());
    }
    List<String> here = segments.subList(0, depth + 1);
    create(path(here), here);
    if (!isHeld) {
      return descend(folder, segments, depth + 1, work);
    }
    try (DirectoryStream<Path> next = child((SecureDirectoryStream<Path>) folder, here)) {
      return descend(next, segments, depth + 1, work);
    }
  }

  private void create(Path path, List<String> segments) throws IOException {
    if (isMissing(path, segments)) {
      try {
        Files.createDirectory(path);
      } catch (FileAlreadyExistsException appeared) {
        isMissing(path, segments);
      }
    }
  }

  private SecureDirectoryStream<Path> child(
      SecureDirectoryStream<Path> parent, List<String> segments) throws IOException {
    Path path = path(segments);
    try {
      return parent.newDirectoryStream(path.getFileName(), LinkOption.NOFOLLOW_LINKS);
    } catch (FileSystemException swapped) {
      isMissing(path, segments);
      throw swapped;
    }
  }
}
