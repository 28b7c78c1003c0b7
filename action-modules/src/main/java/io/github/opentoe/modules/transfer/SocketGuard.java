package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.Deadline;
import java.io.IOException;
import java.net.Socket;

/** Closes the socket in use at the deadline and on a cancellation, whatever it waits for. */
final class SocketGuard implements AutoCloseable {

  private final Deadline deadline;
  private final Thread watcher = new Thread(this::watch, "download-guard");
  private volatile Socket current = new Socket();
  private volatile boolean isOver;

  private SocketGuard(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Watches until it is closed. */
  static SocketGuard of(Deadline deadline) {
    SocketGuard guard = new SocketGuard(deadline);
    guard.watcher.setDaemon(true);
    guard.watcher.start();
    return guard;
  }

  private void watch() {
    try {
      long left = deadline.remaining().toMillis();
      deadline.cancellation().await(Math.min(left, Long.MAX_VALUE - 1) + 1);
      isOver = true;
      close(current);
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  /** From now on, this is the socket in use. */
  void use(Socket socket) {
    current = socket;
    if (isOver) {
      close(socket);
    }
  }

  /** Stops if the time is up or the run was cancelled. */
  void check() {
    deadline.check();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // It is of no use to anybody any more.
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
