package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.report.Counts;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.state.Frame;
import io.github.opentoe.agent.state.SavedRun;
import io.github.opentoe.agent.state.StateRecord;
import io.github.opentoe.agent.state.StateRecord.StepEnded;
import java.util.List;

/**
 * What a run that failed keeps of itself when it goes on, and where it goes on.
 *
 * @param records what is over and stays so, at its places in the documents as they are now
 * @param stack where the run goes on, outermost first; empty where nothing says when that began
 * @param text where and why there, in one line for people
 */
public record Resumption(List<StateRecord> records, List<Frame> stack, String text) {

  public Resumption {
    records = List.copyOf(records);
    stack = List.copyOf(stack);
  }

  /**
   * Compares what a run had done with what its documents say now.
   *
   * @param failed the run that failed
   * @param state the same run with its documents as they are now, before their first step
   */
  public static Resumption of(SavedRun failed, RunState state, Surroundings surroundings) {
    KeptSteps kept = new KeptSteps(failed, state, new StepChange(failed, state, surroundings));
    return kept.resumption();
  }

  /** The counts of the steps that are kept. */
  public Counts counts() {
    int executed = 0;
    int ignored = 0;
    int skipped = 0;
    for (StateRecord record : records) {
      if (record instanceof StepEnded step && step.at().size() == 1) {
        executed += step.executed() ? 1 : 0;
        ignored += step.result().status() == Status.IGNORED_FAILURE ? 1 : 0;
        skipped += step.result().status() == Status.SKIPPED ? 1 : 0;
      }
    }
    return new Counts(executed, 0, ignored, skipped);
  }
}
