package io.github.opentoe.agent.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything outside that a command may touch, so that tests can stand in for it.
 *
 * @param program the name it was started under: {@code opentoe} or {@code awstoe}
 * @param version of the program
 * @param in standard input
 * @param inIsTerminal whether a person types it
 * @param out standard output
 * @param outIsTerminal whether a person reads standard output
 * @param err standard error
 * @param errIsTerminal whether a person reads standard error
 * @param environment the environment variables
 * @param workingDirectory where relative paths start, absolute
 * @param isRoot whether the user may do anything
 * @param self the command that starts this program again, without arguments
 */
record Surroundings(
    String program,
    String version,
    InputStream in,
    boolean inIsTerminal,
    PrintStream out,
    boolean outIsTerminal,
    PrintStream err,
    boolean errIsTerminal,
    Map<String, String> environment,
    Path workingDirectory,
    boolean isRoot,
    List<String> self) {

  private static final int USUAL_WIDTH = 80;

  /** The colours of standard error: none unless a person reads it and wants them. */
  Palette errPalette() {
    return Palette.of(errIsTerminal && wantsColour());
  }

  /** The colours of standard output. */
  Palette outPalette() {
    return Palette.of(outIsTerminal && wantsColour());
  }

  /** Whether a line on standard error can be written over. */
  boolean canRewriteLines() {
    return errIsTerminal && !isDumb();
  }

  /** Whether there is a person who can be asked. */
  boolean canAsk() {
    return inIsTerminal && errIsTerminal;
  }

  /** Whether the locale can show more than ASCII. */
  boolean hasUnicode() {
    String locale = "";
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      if (locale.isEmpty()) {
        locale = environment.getOrDefault(name, "");
      }
    }
    return locale.toUpperCase(Locale.ROOT).replace("-", "").endsWith("UTF8");
  }

  /** How many columns the terminal has; 80 where nobody says. */
  int width() {
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
      return columns >= 20 ? columns : USUAL_WIDTH;
    } catch (NumberFormatException e) {
      return USUAL_WIDTH;
    }
  }

  private boolean wantsColour() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb();
  }

  private boolean isDumb() {
    return "dumb".equals(environment.get("TERM"));
  }
}
