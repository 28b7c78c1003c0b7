package io.github.opentoe.agent.aws;

import java.util.Locale;

/** Puts what a service refused into words (AM-79). */
final class Refusals {

  private Refusals() {}

  /**
   * Code, message and request id, and the permission that may be missing.
   *
   * @param permission such as {@code imagebuilder:GetComponent}
   */
  static String text(JsonAnswer.Refused refused, String permission) {
    String id = refused.requestId().isEmpty() ? "" : " (request id " + refused.requestId() + ")";
    String said = refused.message().isEmpty() ? "" : ": " + refused.message();
    String hint = isDenied(refused) ? "; the permission " + permission + " may be missing" : "";
    return refused.code() + said + id + hint;
  }

  /** Whether somebody is not allowed to do this. */
  static boolean isDenied(JsonAnswer.Refused refused) {
    String code = refused.code().toLowerCase(Locale.ROOT);
    return refused.status() == 401
        || refused.status() == 403
        || code.contains("accessdenied")
        || code.contains("unauthorized")
        || code.contains("forbidden")
        || code.contains("notauthorized");
  }
}
