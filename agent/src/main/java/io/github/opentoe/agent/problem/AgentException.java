package io.github.opentoe.agent.problem;

/** The agent itself cannot go on: its log folder or state cannot be written, say. */
public final class AgentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** One sentence for the user. */
  public AgentException(String message) {
    super(message);
  }

  /** One sentence for the user, and what caused it. */
  public AgentException(String message, Throwable cause) {
    super(message, cause);
  }
}
