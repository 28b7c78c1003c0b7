package io.github.opentoe.agent.action;

/**
 * How a command ended.
 *
 * @param ending what ended it
 * @param exitCode its exit code; 128 + n after signal n; -1 where it never ran
 * @param stdout what it printed, ready for outputs: LF line ends, no trailing ones, at most 16 MiB
 *     (AM-24, AM-64)
 * @param stderrTail the last lines it wrote to standard error, at most 8 KiB
 * @param reason why it could not run, such as {@code no such file or directory}; empty otherwise
 */
public record CommandResult(
    Ending ending, int exitCode, String stdout, String stderrTail, String reason) {

  /** What ended a command. */
  public enum Ending {
    EXITED,
    TIMED_OUT,
    CANCELLED,
    /** The program could not be started. */
    NOT_STARTED,
    /** The script file or the temporary folder could not be written. */
    NO_SCRIPT
  }
}
