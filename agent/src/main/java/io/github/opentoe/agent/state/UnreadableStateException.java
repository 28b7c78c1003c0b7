package io.github.opentoe.agent.state;

/** Saved state is not what this program writes; the message says why, for the middle of a line. */
final class UnreadableStateException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  UnreadableStateException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
