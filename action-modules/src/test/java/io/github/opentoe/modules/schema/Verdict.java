package io.github.opentoe.modules.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.github.opentoe.agent.ComponentAgent;
import io.github.opentoe.agent.ValidationRequest;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the agent and the schema say about one document.
 *
 * @param name for people
 * @param agent the errors of the agent, for each platform
 * @param schema the complaints of the schema; empty where it cannot be asked, as it is no YAML
 */
record Verdict(String name, List<List<Problem>> agent, Optional<Set<ValidationMessage>> schema) {

  static Verdict of(String name, Path file, Optional<JsonNode> tree, JsonSchema schema) {
    List<List<Problem>> agent = new ArrayList<>();
    for (Platform platform : Platform.values()) {
      ValidationRequest request =
          new ValidationRequest(
              List.of(file.toString()), Set.of(platform), false, false, file.resolveSibling(""));
      List<Problem> problems = ComponentAgent.withInstalledModules().validate(request).problems();
      agent.add(problems.stream().filter(Problem::isError).toList());
    }
    return new Verdict(name, agent, tree.map(schema::validate));
  }

  /** Whether the document can run somewhere; a schema does not know where. */
  boolean agentAccepts() {
    return agent.stream().anyMatch(List::isEmpty);
  }

  boolean schemaAccepts() {
    return schema.filter(Set::isEmpty).isPresent();
  }

  /** The errors that the schema missed; empty if it is as strict as the agent. */
  List<Problem> missed() {
    List<Problem> missed = new ArrayList<>();
    if (schemaAccepts() && !agentAccepts()) {
      agent.forEach(missed::addAll);
    }
    return missed;
  }
}
