package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a YAML or JSON text.
 *
 * @param root its only document; empty where the text holds none or does not parse
 * @param problems everything found, in the order of the text
 */
public record YamlReading(Optional<Node> root, List<Problem> problems) {
  public YamlReading {
    problems = List.copyOf(problems);
  }
}
