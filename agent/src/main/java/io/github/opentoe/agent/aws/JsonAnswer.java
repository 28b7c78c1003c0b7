package io.github.opentoe.agent.aws;

/** What came of a {@link JsonCall}, tries again included. */
sealed interface JsonAnswer {

  /** The service answered; the body is JSON. */
  record Given(String body) implements JsonAnswer {}

  /**
   * The service refused.
   *
   * @param code of the service, such as {@code ParameterNotFound}
   * @param message of the service
   * @param requestId of the service; empty where it gave none
   */
  record Refused(int status, String code, String message, String requestId) implements JsonAnswer {}

  /** No answer came; the reason is ready for people. */
  record Unreached(String reason) implements JsonAnswer {}
}
