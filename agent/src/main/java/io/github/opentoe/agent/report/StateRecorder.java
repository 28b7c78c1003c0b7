package io.github.opentoe.agent.report;

/** Keeps the files of a run in step with its state (EX-52). */
public interface StateRecorder {

  /** The state changed; the files follow within a second, at once where that is cheap. */
  void changed();

  /** Returns when the files show the present state. */
  void settle();

  /** Records nothing. */
  StateRecorder NONE =
      new StateRecorder() {
        @Override
        public void changed() {}

        @Override
        public void settle() {}
      };
}
