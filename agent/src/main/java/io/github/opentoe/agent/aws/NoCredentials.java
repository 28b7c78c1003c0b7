package io.github.opentoe.agent.aws;

/** No place of the chain has credentials; the message is ready for people (AM-88). */
final class NoCredentials extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoCredentials(String message) {
    super(message, null, false, false);
  }
}
