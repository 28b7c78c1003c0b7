package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.agent.state.Frame;
import io.github.opentoe.agent.state.RunPoint;
import io.github.opentoe.agent.state.RunStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Leaves a run before its end, to go on with it later; one for a run with everything nested in it.
 */
public final class Departure {

  /** How often a run may ask (EX-17). */
  private static final int MOST_RESTARTS = 14;

  private final RunStore store;
  private final Restarts restarts;
  private volatile boolean underway;

  /**
   * @param store keeps the run
   * @param restarts restarts the machine
   */
  public Departure(RunStore store, Restarts restarts) {
    this.store = store;
    this.restarts = restarts;
  }

  RunStore store() {
    return store;
  }

  /** Whether the run is to be left as it is. */
  public boolean isUnderway() {
    return underway;
  }

  /** Why a restart cannot be asked for; empty where it can. */
  Optional<String> refusal() {
    Optional<String> refusal = restarts.refusal();
    return refusal.isPresent() || store.point().restarts() < MOST_RESTARTS
        ? refusal
        : Optional.of("too many reboots (" + MOST_RESTARTS + ")");
  }

  /**
   * Saves a request, and has it carried out.
   *
   * @return why that failed; empty where the run is to be left now
   */
  Optional<String> ask(RunPoint.Restart request, List<Frame> stack) {
    RunPoint here = store.point().movedTo(stack, store.point().counts());
    try {
      store.move(here.asking(request, restarts.bootId()));
    } catch (IOException e) {
      return Optional.of("the state of the run cannot be saved: " + OsReason.of(e));
    }
    return again();
  }

  /** Has a saved request carried out, perhaps not for the first time. */
  public Optional<String> again() {
    Optional<String> failure = restarts.begin();
    underway = failure.isEmpty();
    return failure;
  }

  /** Leaves the run where it stands if the machine is going down anyway (settled, §6.9). */
  boolean leaveIfStopping() {
    if (!underway && store.isKeeping() && restarts.isMachineStopping()) {
      underway = true;
    }
    return underway;
  }
}
