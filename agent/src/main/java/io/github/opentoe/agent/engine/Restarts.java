package io.github.opentoe.agent.engine;

import java.util.Optional;

/** What the engine needs to know of restarts, and to ask for. */
public interface Restarts {

  /** Why there can be no restart now; empty where there can. */
  Optional<String> refusal();

  /** The same until the machine is restarted; empty where that cannot be known. */
  String bootId();

  /**
   * Everything is saved: restarts the machine, or leaves that to the caller.
   *
   * @return why it did not come to that; empty where the run is to be left now
   */
  Optional<String> begin();

  /** Whether the machine is going down already. */
  boolean isMachineStopping();

  /** For runs that nothing can go on with. */
  Restarts NONE =
      new Restarts() {
        @Override
        public Optional<String> refusal() {
          return Optional.of(
              "a restart was asked for, but the run has no state directory to go on from");
        }

        @Override
        public String bootId() {
          return "";
        }

        @Override
        public Optional<String> begin() {
          return refusal();
        }

        @Override
        public boolean isMachineStopping() {
          return false;
        }
      };
}
