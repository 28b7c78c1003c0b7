package io.github.opentoe.agent;

import java.util.Arrays;
import java.util.Optional;

/** Who restarts the machine when a step asks for it (EX-13, EX-14). */
public enum RestartMode {
  /** The caller, where the SSM agent runs this process and waits for it; else the run itself. */
  AUTO("auto"),
  /** The caller, who is told by {@code RunReport.isRestartWanted()} and runs the request again. */
  EXIT("exit"),
  /** The run itself, which has a command called once the machine is back. */
  SYSTEM("system");

  private final String word;

  RestartMode(String word) {
    this.word = word;
  }

  /** As options write it. */
  public String word() {
    return word;
  }

  /** The mode that options call so. */
  public static Optional<RestartMode> of(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
  }
}
