package io.github.opentoe.agent.report;

/** The status words of the files (execution-and-outputs §6.4). */
public enum Status {
  SUCCESS("success"),
  FAILED("failed"),
  IGNORED_FAILURE("ignoredFailure"),
  SUCCESS_WITH_IGNORED_FAILURE("successWithIgnoredFailure"),
  SKIPPED("skipped"),
  NOT_RUN("notRun"),
  RUNNING("running"),
  REBOOTING("rebooting");

  private final String word;

  Status(String word) {
    this.word = word;
  }

  /** As files write it. */
  public String word() {
    return word;
  }
}
