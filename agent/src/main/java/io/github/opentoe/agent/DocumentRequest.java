package io.github.opentoe.agent;

import java.util.Map;

/**
 * One document of a run.
 *
 * @param source a path; S3 URIs and component ARNs are recognised
 * @param parameters values for this document only; they win over those for all (DL-45)
 */
public record DocumentRequest(String source, Map<String, String> parameters) {

  public DocumentRequest {
    parameters = Map.copyOf(parameters);
  }

  /** A document without values of its own. */
  public static DocumentRequest of(String source) {
    return new DocumentRequest(source, Map.of());
  }
}
