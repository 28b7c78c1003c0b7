package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The path of a file or a folder, as its author wrote it; a separator at its end says folder.
 *
 * @param text never empty, without control characters
 */
public record EntryPath(String text) {

  /** Reads a path (AM-30). */
  public static EntryPath parse(String text) {
    return new EntryPath(PathSyntax.requireValid(text));
  }

  /** What is wrong with it, or may surprise its author (AM-28 … AM-38). */
  public void check(InputCheck check, String action, String key) {
    new PathSyntax(check, action, key).folder(text);
  }

  /** Whether it can only be a folder. */
  boolean endsInSeparator(Platform platform) {
    return PathSyntax.lastSeparator(text, platform) == text.length() - 1;
  }

  /** Where it leads (AM-26). */
  Path in(ActionContext context) throws IOException {
    return PathSyntax.resolve(text, context);
  }
}
