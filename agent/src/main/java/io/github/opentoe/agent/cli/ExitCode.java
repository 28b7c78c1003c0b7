package io.github.opentoe.agent.cli;

/** How the program ends (execution-and-outputs §6.6). */
enum ExitCode {
  SUCCESS(0, "done: the run succeeded (ignored failures included), or every document is valid"),
  FAILURE(1, "a step or the setup failed, a document is invalid, an option is wrong, or cancelled");

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
