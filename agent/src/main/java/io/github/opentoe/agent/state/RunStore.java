package io.github.opentoe.agent.state;

import io.github.opentoe.agent.report.Counts;
import java.io.IOException;

/** Keeps a run, so that it can go on after a restart or a crash (EX-23 … EX-30). */
public interface RunStore {

  /** Whether anything is kept at all. */
  boolean isKeeping();

  /** By which the hashes of steps are made. */
  Salt salt();

  /** How far the run is as last written. */
  RunPoint point();

  /** Writes how far the run is; on disk when this returns. */
  void move(RunPoint next) throws IOException;

  /** Writes something that is over; on disk when this returns. */
  void append(StateRecord record) throws IOException;

  /** Writes something that is over; on disk with what comes next. */
  void write(StateRecord record) throws IOException;

  /** Takes the counts of what ended, to be written with what comes next. */
  void count(Counts counts);

  /** Takes something that is over, to be written with what comes next. */
  void note(StateRecord record);

  /** Keeps nothing: for runs without a state directory. */
  RunStore NONE =
      new RunStore() {
        @Override
        public boolean isKeeping() {
          return false;
        }

        @Override
        public Salt salt() {
          return Salt.NONE;
        }

        @Override
        public RunPoint point() {
          return RunPoint.start("");
        }

        @Override
        public void move(RunPoint next) {}

        @Override
        public void count(Counts counts) {}

        @Override
        public void append(StateRecord record) {}

        @Override
        public void write(StateRecord record) {}

        @Override
        public void note(StateRecord record) {}
      };
}
