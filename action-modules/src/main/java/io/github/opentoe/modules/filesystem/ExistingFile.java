package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import java.io.IOException;
import java.nio.file.Path;

/** A regular file that an action needs to find. */
final class ExistingFile {

  private ExistingFile() {}

  /** Where it really is; the path does not end in a link (AM-34, AM-46, AM-47). */
  static Path at(FilePath path, ActionContext context) throws IOException {
    Path file = FinalLink.follow(path.in(context), path.text());
    return switch (FileKind.of(file)) {
      case MISSING -> throw new FileFailure("file does not exist: " + path.text());
      case FILE -> file;
      case FOLDER, LINK, OTHER -> throw new FileFailure("is not a regular file: " + path.text());
    };
  }
}
