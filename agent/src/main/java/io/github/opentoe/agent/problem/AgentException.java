package io.github.opentoe.agent.problem;

/** The agent itself cannot go on: its log folder or state cannot be written, say. */
public final class AgentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String text;

  /** One sentence for the user. */
  public AgentException(String text) {
    super(text);
    this.text = text;
  }

  /** One sentence for the user, and what caused it. */
  public AgentException(String text, Throwable cause) {
    super(text, cause);
    this.text = text;
  }

  /** The sentence for the user. */
  public String text() {
    return text;
  }
}
