package io.github.opentoe.agent.condition;

import java.nio.file.Path;

/** What conditions ask of the machine. */
public interface ConditionHost {

  /** Relative paths are relative to this (DL-93). */
  Path workingDirectory();

  /** Whether a command of this name can be run, as {@code type} of bash sees it (DL-94). */
  boolean binaryExists(String name);
}
