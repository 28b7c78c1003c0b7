package io.github.opentoe.agent.cli;

import io.github.opentoe.agent.DocumentRequest;
import java.util.List;
import java.util.Map;

/**
 * A configuration file (command-line §7.4).
 *
 * <pre>{@code
 * {
 *   "documents": [{"path": "base.yml", "parameters": [{"name": "Tier", "value": "web"}]}],
 *   "parameters": [{"name": "Owner", "value": "ops"}],
 *   "phases": "build,validate"
 * }
 * }</pre>
 *
 * @param documents in the order they run
 * @param parameters for all documents
 * @param settings that are not empty
 * @param hash of its text
 */
record RunConfiguration(
    List<DocumentRequest> documents,
    Map<String, String> parameters,
    Map<Setting, Given> settings,
    String hash) {

  /** Nothing at all. */
  static final RunConfiguration NONE = new RunConfiguration(List.of(), Map.of(), Map.of(), "");

  RunConfiguration {
    documents = List.copyOf(documents);
    parameters = Map.copyOf(parameters);
    settings = Map.copyOf(settings);
  }
}
