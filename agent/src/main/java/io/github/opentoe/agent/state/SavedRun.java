package io.github.opentoe.agent.state;

import java.time.Instant;
import java.util.List;

/**
 * A run that was saved and has not ended.
 *
 * @param head what never changes
 * @param point how far it is
 * @param records what is over, in the order it happened
 * @param savedAt when its files were last written to
 */
public record SavedRun(RunHead head, RunPoint point, List<StateRecord> records, Instant savedAt) {

  public SavedRun {
    records = List.copyOf(records);
  }
}
