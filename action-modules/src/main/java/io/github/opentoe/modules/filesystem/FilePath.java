package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.InputCheck;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The path of one file, as its author wrote it.
 *
 * @param text never empty, without control characters
 */
public record FilePath(String text) {

  /** Reads a path (AM-30). */
  public static FilePath parse(String text) {
    return new FilePath(PathSyntax.requireValid(text));
  }

  /** What is wrong with it as the path of a file, or may surprise its author (AM-28 … AM-38). */
  public void check(InputCheck check, String action, String key) {
    new PathSyntax(check, action, key).file(text, PathSyntax.Stars.LITERAL);
  }

  /** Where it leads (AM-26). */
  public Path in(ActionContext context) throws IOException {
    return PathSyntax.resolve(text, context);
  }
}
