package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.modules.filesystem.FilePattern;
import io.github.opentoe.modules.filesystem.FolderPath;

/**
 * A file, a pattern for files, or a folder.
 *
 * @param text never empty, without control characters
 */
public record UploadSource(String text) {

  /** Reads a path. */
  public static UploadSource parse(String text) {
    return new UploadSource(FilePattern.parse(text).text());
  }

  /** What is wrong with it, or may surprise its author. */
  public void check(InputCheck check, String action, String key) {
    FilePattern pattern = new FilePattern(text);
    if (pattern.isPattern()) {
      pattern.check(check, action, key);
    } else {
      new FolderPath(text).check(check, action, key);
    }
  }
}
