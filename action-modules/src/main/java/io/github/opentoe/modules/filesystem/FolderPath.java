package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The path of one folder, as its author wrote it; trailing separators do not matter (AM-33).
 *
 * @param text never empty, without control characters
 */
public record FolderPath(String text) {

  /** Reads a path (AM-30). */
  public static FolderPath parse(String text) {
    return new FolderPath(PathSyntax.requireValid(text));
  }

  /** What is wrong with it, or may surprise its author (AM-28 … AM-38). */
  public void check(InputCheck check, String action, String key) {
    new PathSyntax(check, action, key).folder(text);
  }

  /** Whether it ends in a separator, as the path of a file cannot. */
  public boolean endsInSeparator(Platform platform) {
    return PathSyntax.isSeparator(text.charAt(text.length() - 1), platform);
  }

  /** Where it leads (AM-26). */
  public Path in(ActionContext context) throws IOException {
    return PathSyntax.resolve(text, context);
  }
}
