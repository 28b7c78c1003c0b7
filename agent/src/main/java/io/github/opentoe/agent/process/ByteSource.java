package io.github.opentoe.agent.process;

import java.io.Closeable;
import java.io.IOException;

/** Where the output of a command is read from. */
interface ByteSource extends Closeable {

  /** Reads what is there, waiting for at least one byte; -1 at the end. */
  int read(byte[] buffer) throws IOException;
}
