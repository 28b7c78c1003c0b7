package io.github.opentoe.agent.document;

import io.github.opentoe.agent.condition.Gate;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * A step (document-language §1.4).
 *
 * @param name unique in its phase
 * @param action the action's name, as written
 * @param actionLocation where the action is named
 * @param timeoutSeconds as given; empty means the action's default
 * @param onFailure what a failure means
 * @param maxAttempts as given; empty means 1
 * @param inputs what the action is given
 * @param gate its {@code if}
 * @param loop its {@code loop}
 * @param disableLogging whether its output stays out of all files (execution-and-outputs §8.10)
 * @param location where its name stands
 */
public record Step(
    String name,
    String action,
    SourceLocation actionLocation,
    Optional<Given> timeoutSeconds,
    OnFailure onFailure,
    Optional<Given> maxAttempts,
    Inputs inputs,
    Optional<Gate> gate,
    Optional<Loop> loop,
    boolean disableLogging,
    SourceLocation location) {

  /** A number that the author wrote, and where. */
  public record Given(int number, SourceLocation location) {}

  /**
   * The inputs of a step, always as a list (DL-20).
   *
   * @param entries the sets of inputs; a node that is no mapping is the action check's to refuse
   * @param list whether they were written as a list
   * @param location where they stand; the step's where there are none
   */
  public record Inputs(List<Node> entries, boolean list, SourceLocation location) {
    public Inputs {
      entries = List.copyOf(entries);
    }
  }
}
