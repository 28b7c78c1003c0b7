package io.github.opentoe.agent.check;

import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.Node;

/**
 * Puts what a module finds at the keys of its inputs.
 *
 * @param platform the platform checked for
 * @param inputs the set of inputs as written
 * @param problems takes what is found
 */
public record PlacedCheck(Platform platform, Node.Mapping inputs, Problems problems)
    implements InputCheck {

  @Override
  public boolean isGiven(String key) {
    return inputs
        .get(key)
        .filter(node -> !(node instanceof Node.Scalar scalar && scalar.isNull()))
        .isPresent();
  }

  @Override
  public void error(String key, String message) {
    problems.error("input-rule", message, location(key));
  }

  @Override
  public void warning(String key, String message) {
    problems.warning("input-rule", message, location(key));
  }

  @Override
  public void note(String key, String message) {
    problems.note("input-rule", message, location(key));
  }

  private SourceLocation location(String key) {
    return inputs.entry(key).map(entry -> entry.key().location()).orElse(inputs.location());
  }
}
