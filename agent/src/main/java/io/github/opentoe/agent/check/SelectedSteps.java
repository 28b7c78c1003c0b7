package io.github.opentoe.agent.check;

import java.util.Map;
import java.util.Set;

/** The steps of a run that are to run; the others are skipped. */
public final class SelectedSteps {

  /** Every step. */
  public static final SelectedSteps ALL = new SelectedSteps(Map.of());

  private final Map<Integer, Set<Integer>> leftOut;

  /**
   * @param leftOut by the number of the document, the numbers of its steps, both from 0
   */
  SelectedSteps(Map<Integer, Set<Integer>> leftOut) {
    this.leftOut = Map.copyOf(leftOut);
  }

  /**
   * Whether a step is among them.
   *
   * @param document the number of the document, from 0
   * @param order counts all steps of the document, from 0
   */
  public boolean has(int document, int order) {
    return !leftOut.getOrDefault(document, Set.of()).contains(order);
  }
}
