package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.state.Frame;
import io.github.opentoe.agent.state.StateRecord.NestedStarted;
import io.github.opentoe.agent.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A step that had begun when its run was cut off.
 *
 * @param frame where it stood
 * @param done what came of the iterations of its loop that are over; of a step without one, that it
 *     is over; an element is empty where the outputs were not kept
 * @param isLastNew whether the last of these ended by asking for the restart that came
 * @param nested reports of the runs inside what is over
 * @param failure why it fails now; empty where it goes on
 * @param started the nested run that was cut off, too
 * @param inner what that run had done
 */
record Underway(
    Frame frame,
    List<Optional<Value>> done,
    boolean isLastNew,
    List<RunReport> nested,
    Optional<String> failure,
    Optional<NestedStarted> started,
    Recovery inner) {

  Underway {
    done = List.copyOf(done);
    nested = List.copyOf(nested);
  }

  int attempt() {
    return Math.max(1, frame.position().attempt());
  }
}
