package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The path of one file, or of all whose names match the stars in its last segment.
 *
 * @param text never empty, without control characters
 */
public record FilePattern(String text) {

  /** Reads a path (AM-30). */
  public static FilePattern parse(String text) {
    return new FilePattern(PathSyntax.requireValid(text));
  }

  /** What is wrong with it, or may surprise its author (AM-28 … AM-37). */
  public void check(InputCheck check, String action, String key) {
    new PathSyntax(check, action, key).file(text, PathSyntax.Stars.IN_LAST_SEGMENT);
  }

  /** Whether it can stand for several files. */
  public boolean isPattern() {
    return text.indexOf('*') >= 0;
  }

  /** The part up to and with the last separator; empty without one. */
  public String folderText(Platform platform) {
    return text.substring(0, PathSyntax.lastSeparator(text, platform) + 1);
  }

  /** The folder that holds the matches. */
  public Path folder(ActionContext context) throws IOException {
    return PathSyntax.resolve(folderText(context.platform()), context);
  }

  /** What the names of the matches look like (AM-40). */
  public Wildcard names(Platform platform) {
    String last = text.substring(PathSyntax.lastSeparator(text, platform) + 1);
    return new Wildcard(last, platform == Platform.WINDOWS);
  }

  /** Where it leads, if it is no pattern (AM-26). */
  Path in(ActionContext context) throws IOException {
    return PathSyntax.resolve(text, context);
  }
}
