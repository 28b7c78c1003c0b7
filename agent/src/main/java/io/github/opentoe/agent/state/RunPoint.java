package io.github.opentoe.agent.state;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param stack where it stands, outermost first
 * @param counts of steps that ended
 * @param restart the restart that was asked for and has not been seen yet
 * @param restarts how often one was asked for (EX-17)
 * @param bootId of the machine when the run began or last asked
 */
public record RunPoint(
    List<Frame> stack, Counts counts, Optional<Restart> restart, int restarts, String bootId) {

  /**
   * A restart that was asked for.
   *
   * @param after what runs next
   * @param outputs of the action that asked and is done; empty where it runs again, or where they
   *     must not be kept
   * @param repeats how often the run was called again without a restart (EX-29)
   */
  public record Restart(After after, Optional<Value> outputs, int repeats) {

    /** The same request, called again once more. */
    public Restart repeated() {
      return new Restart(after, outputs, repeats + 1);
    }
  }

  /** What runs after a restart. */
  public enum After {
    SAME_STEP("sameStep"),
    NEXT_STEP("nextStep");

    private final String word;

    After(String word) {
      this.word = word;
    }

    /** As the file writes it. */
    public String word() {
      return word;
    }
  }

  public RunPoint {
    stack = List.copyOf(stack);
  }

  /** Nothing ran yet. */
  public static RunPoint start(String bootId) {
    return new RunPoint(List.of(), Counts.NONE, Optional.empty(), 0, bootId);
  }

  /** Whether the machine is in the same state in both: only the place may be another. */
  boolean isOnSameMachine(RunPoint other) {
    return restart.equals(other.restart)
        && restarts == other.restarts
        && bootId.equals(other.bootId);
  }

  /** The same point with this instead of the present request. */
  public RunPoint with(Optional<Restart> other) {
    return new RunPoint(stack, counts, other, restarts, bootId);
  }

  /** One more request, made while the machine has this boot id. */
  public RunPoint asking(Restart request, String machine) {
    return new RunPoint(stack, counts, Optional.of(request), restarts + 1, machine);
  }

  /** Somewhere else, with nothing asked for. */
  public RunPoint movedTo(List<Frame> place, Counts soFar) {
    return new RunPoint(place, soFar, Optional.empty(), restarts, bootId);
  }
}
