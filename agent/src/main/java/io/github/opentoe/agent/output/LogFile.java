package io.github.opentoe.agent.output;

import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** One file of lines; keeps its first failure to itself and goes on. */
final class LogFile {

  private final String name;
  private final OutputStream target;
  private Optional<String> failure = Optional.empty();
  private boolean torn;
  private boolean closed;

  LogFile(String name, OutputStream target) {
    this.name = name;
    this.target = target;
  }

  void write(byte[] bytes, int length) {
    if (closed) {
      return;
    }
    try {
      if (torn) {
        target.write('\n');
        torn = false;
      }
      target.write(bytes, 0, length);
    } catch (IOException e) {
      torn = true;
      failed(e);
    }
  }

  void close() {
    closed = true;
    try {
      target.close();
    } catch (IOException e) {
      failed(e);
    }
  }

  Optional<String> failure() {
    return failure;
  }

  private void failed(IOException e) {
    if (failure.isEmpty()) {
      failure = Optional.of(name + " cannot be written: " + OsReason.of(e));
    }
  }
}
