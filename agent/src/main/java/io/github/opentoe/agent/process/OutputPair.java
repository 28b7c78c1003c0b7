package io.github.opentoe.agent.process;

import java.nio.file.Path;
import java.util.List;

/** The two ways out of a command: its standard output and its standard error. */
sealed interface OutputPair permits FifoPair, PipePair {

  /** Makes a command that is about to start write to it. */
  void redirect(ProcessBuilder builder);

  /** Standard output of the started command. */
  ByteSource stdout(Process process);

  /** Standard error of the started command. */
  ByteSource stderr(Process process);

  /** Files that only the processes of the command have open; empty where there are none. */
  List<Path> files();

  /** Two buffers to read into, one for each. */
  byte[][] buffers();
}
