package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;

/**
 * The path of one folder, or of all whose names match the stars in its last segment; separators at
 * its end do not matter (AM-33).
 *
 * @param text never empty, without control characters
 */
public record FolderPattern(String text) {

  /** Reads a path (AM-30). */
  public static FolderPattern parse(String text) {
    return new FolderPattern(PathSyntax.requireValid(text));
  }

  /** What is wrong with it, or may surprise its author (AM-28 … AM-37). */
  public void check(InputCheck check, String action, String key) {
    new PathSyntax(check, action, key).folderPattern(text);
  }

  /** Whether it can stand for several folders. */
  public boolean isPattern() {
    return text.indexOf('*') >= 0;
  }

  /** The same without separators at its end, unless it is a root. */
  FilePattern trimmed(Platform platform) {
    String trimmed = PathSyntax.withoutTrailingSeparators(text, platform);
    boolean isRoot = trimmed.isEmpty() || (platform == Platform.WINDOWS && trimmed.endsWith(":"));
    return new FilePattern(isRoot ? text : trimmed);
  }
}
