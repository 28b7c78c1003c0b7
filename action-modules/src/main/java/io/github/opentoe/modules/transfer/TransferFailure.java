package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.problem.OsReason;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

/** A failure whose message is ready for the step, and whether trying again may help (WEB-8). */
final class TransferFailure extends IOException {

  private static final long serialVersionUID = 1L;

  /** How often a failure may happen before it is final. */
  enum Kind {
    FINAL(1),
    UNKNOWN_HOST(2),
    MISMATCH(2),
    TEMPORARY(Integer.MAX_VALUE);

    private final int limit;

    Kind(int limit) {
      this.limit = limit;
    }

    int limit() {
      return limit;
    }
  }

  private final Kind kind;
  private final Duration retryAfter;

  TransferFailure(Kind kind, String message) {
    this(kind, message, Duration.ZERO);
  }

  /**
   * A failure.
   *
   * @param retryAfter what the server wants to pass first; zero if it does not say
   */
  TransferFailure(Kind kind, String message, Duration retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** A failure that trying again does not heal. */
  static TransferFailure last(String message) {
    return new TransferFailure(Kind.FINAL, message);
  }

  /** What became of a failure of the network. */
  static TransferFailure of(IOException failure, WebUrl url) {
    if (failure instanceof TransferFailure ready) {
      return ready;
    }
    String what = "cannot download: " + url + ": ";
    if (failure instanceof UnknownHostException unknown) {
      return new TransferFailure(Kind.UNKNOWN_HOST, what + "unknown host " + unknown.getMessage());
    }
    if (failure instanceof SocketTimeoutException) {
      return new TransferFailure(Kind.TEMPORARY, what + "the server takes too long");
    }
    return new TransferFailure(Kind.TEMPORARY, what + OsReason.of(failure));
  }

  Kind kind() {
    return kind;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}
