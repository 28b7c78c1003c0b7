package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.action.Platform;

/** How the program ends (execution-and-outputs §6.6). */
enum ExitCode {
  SUCCESS(0, "done: the run succeeded (ignored failures included), or every document is valid"),
  FAILURE(1, "a step or the setup failed, a document is invalid, an option is wrong, or cancelled"),
  RESTART(
      Platform.current().restartCode(),
      "restart the machine and run the same command again: the run goes on");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  String meaning() {
    return meaning;
  }

  static ExitCode of(boolean success) {
    return success ? SUCCESS : FAILURE;
  }
}
