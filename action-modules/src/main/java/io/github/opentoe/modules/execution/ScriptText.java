package io.github.opentoe.modules.execution;

import io.github.opentoe.agent.action.InputCheck;
import java.util.List;

/** The one script that all items of {@code commands} make together (BASH-1). */
final class ScriptText {

  private static final String KEY = "commands";

  private ScriptText() {}

  /** The items as lines, ended by a line feed. */
  static String of(List<String> commands) {
    return String.join("\n", commands) + "\n";
  }

  /** Refuses what no script can hold (BASH-7). */
  static void check(List<String> commands, InputCheck check) {
    for (int index = 0; index < commands.size(); index++) {
      if (commands.get(index).indexOf('\0') >= 0) {
        check.error(KEY, "item " + (index + 1) + " of '" + KEY + "' holds a NUL character");
      }
    }
  }
}
