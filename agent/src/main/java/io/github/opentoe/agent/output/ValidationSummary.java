package io.github.opentoe.agent.output;

/** What a validation leaves on standard output (execution-and-outputs §8.7). */
public final class ValidationSummary {

  private ValidationSummary() {}

  /** The JSON object, with one line break behind it. */
  public static String json(boolean valid, String message) {
    return new JsonText()
        .line(
            json -> {
              json.writeStartObject();
              json.writeStringField("validationStatus", valid ? "success" : "failed");
              json.writeStringField("message", message);
              json.writeEndObject();
            });
  }
}
