package io.github.opentoe.agent.process;

import java.util.List;

/** What came of looking for the program of a command. */
sealed interface Program {

  /**
   * It can be started.
   *
   * @param start what to start: the program's path, with an interpreter in front where it needs one
   * @param needsShell whether it is text that does not name its interpreter (BIN-5)
   */
  record Found(List<String> start, boolean needsShell) implements Program {

    /** Keeps its own list. */
    public Found {
      start = List.copyOf(start);
    }
  }

  /**
   * It cannot.
   *
   * @param reason in the operating system's words (BIN-4)
   */
  record Missing(String reason) implements Program {}
}
