package io.github.opentoe.agent.output;

import io.github.opentoe.agent.value.Value;

/** The result that a validation prints (execution-and-outputs §8.7). */
public final class ValidationSummary {

  private ValidationSummary() {}

  /** The result as JSON, with a final line break. */
  public static String json(boolean valid, String message) {
    return String.format(
        "{%n    \"validationStatus\": \"%s\",%n    \"message\": %s%n}%n",
        valid ? "success" : "failed", Value.text(message).toJson());
  }
}
