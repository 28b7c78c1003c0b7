package io.github.opentoe.agent.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signals that are told of instead of ending the program. */
final class CaughtSignals implements sun.misc.SignalHandler, Signals.Watch {

  private final Runnable told;
  private final Map<sun.misc.Signal, sun.misc.SignalHandler> former = new LinkedHashMap<>();

  private CaughtSignals(Runnable told) {
    this.told = told;
  }

  /**
   * Catches those of these signals that the system knows.
   *
   * @throws NoClassDefFoundError where this runtime cannot catch any
   */
  static Signals.Watch watch(List<String> names, Runnable told) {
    CaughtSignals caught = new CaughtSignals(told);
    names.forEach(caught::add);
    return caught;
  }

  private void add(String name) {
    try {
      sun.misc.Signal signal = new sun.misc.Signal(name);
      former.put(signal, sun.misc.Signal.handle(signal, this));
    } catch (IllegalArgumentException e) {
      // This system does not know it, or somebody else has it.
      return;
    }
  }

  @Override
  public void handle(sun.misc.Signal signal) {
    told.run();
  }

  @Override
  public void close() {
    former.forEach(sun.misc.Signal::handle);
  }
}
