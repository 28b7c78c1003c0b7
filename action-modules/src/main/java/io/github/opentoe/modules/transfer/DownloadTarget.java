package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.modules.filesystem.FileKind;
import io.github.opentoe.modules.filesystem.FinalLink;
import io.github.opentoe.modules.filesystem.FolderPath;
import io.github.opentoe.modules.filesystem.NewFolders;
import io.github.opentoe.modules.transfer.TransferFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a download goes.
 *
 * @param path behind any link; what stands there is a regular file or nothing
 * @param written as the author wrote it, with the name of the file
 * @param exists whether there is a file
 */
record DownloadTarget(Path path, String written, boolean exists) {

  private static final int PIECE = 64 * 1024;

  /** The target of a download, if it can be one (WEB-1 … WEB-3, WEB-12, AM-46, AM-47). */
  static DownloadTarget of(WebDownload.Inputs input, ActionContext context) throws IOException {
    FolderPath destination = input.destination();
    boolean isFolder = destination.endsInSeparator(context.platform());
    String name = isFolder ? WebDownload.fileName(input, context.platform()).orElse("") : "";
    if (isFolder && name.isEmpty()) {
      throw new TransferFailure(Kind.FINAL, WebDownload.NO_NAME);
    }
    String written = destination.text() + name;
    Path path = new FolderPath(written).in(context);
    FileKind behind = FileKind.behindLinks(path);
    if (behind == FileKind.FOLDER && !isFolder) {
      throw new TransferFailure(
          Kind.FINAL, "destination is a folder, end it with a separator: " + written);
    }
    return at(path, written, input.overwrite());
  }

  /** The target at a path, if it can be one (AM-46, AM-47). */
  static DownloadTarget at(Path path, String written, boolean overwrite) throws IOException {
    FileKind behind = FileKind.behindLinks(path);
    if (behind == FileKind.FOLDER || behind == FileKind.OTHER) {
      throw new TransferFailure(Kind.FINAL, "is not a regular file: " + written);
    }
    if (!overwrite && FileKind.of(path) != FileKind.MISSING) {
      throw alreadyExists(written);
    }
    Path target = overwrite ? FinalLink.follow(path, written) : path;
    return new DownloadTarget(target, written, behind == FileKind.FILE);
  }

  static TransferFailure alreadyExists(String written) {
    return new TransferFailure(
        Kind.FINAL, "File already exists and \"overwrite\" is false: " + written);
  }

  /** Whether the file is there already, as the checksum wants it (WEB-12). */
  boolean isDone(WebDownload.Inputs input, ActionContext context) throws IOException {
    Optional<Algorithm> algorithm = input.algorithm();
    if (!exists || algorithm.isEmpty() || input.checksum().isEmpty()) {
      return false;
    }
    MessageDigest digest = algorithm.get().digest();
    byte[] piece = new byte[PIECE];
    try (InputStream file = Files.newInputStream(path)) {
      for (int count = file.read(piece); count >= 0; count = file.read(piece)) {
        context.deadline().check();
        digest.update(piece, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest()).equals(input.checksum().get().hex());
  }

  /** Creates the folders on the way to it. */
  void createFolders() throws IOException {
    try {
      NewFolders.above(path);
    } catch (NotDirectoryException inTheWay) {
      throw new TransferFailure(Kind.FINAL, "parent is not a folder: " + written);
    }
  }
}
