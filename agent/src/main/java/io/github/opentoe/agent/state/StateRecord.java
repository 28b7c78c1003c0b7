package io.github.opentoe.agent.state;

import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that is over and must not happen again. */
public sealed interface StateRecord {

  /** Where it happened, outermost first. */
  List<Position> at();

  /** The same, somewhere else. */
  StateRecord movedTo(List<Position> place);

  /** What a step that ended means for the run. */
  enum Onward {
    GO,
    /** Nothing more runs, because {@code onFailure} says so. */
    ABORT,
    /** Nothing more runs, whatever {@code onFailure} says. */
    BROKEN_OFF
  }

  /**
   * A step ended.
   *
   * @param result without outputs where the step's logging is disabled
   * @param executed whether it counts as executed
   * @param chained its inputs as references see them; empty where they must not be kept
   * @param outputsKept whether references may go on to use the outputs of the result
   * @param onward whether the run went on
   * @param seal hashes of what it resolved to, by the names of the parts; empty where an older
   *     program wrote it
   */
  record StepEnded(
      List<Position> at,
      StepResult result,
      boolean executed,
      Optional<Value> chained,
      boolean outputsKept,
      Onward onward,
      Map<String, String> seal)
      implements StateRecord {
    public StepEnded {
      at = List.copyOf(at);
      seal = Map.copyOf(seal);
    }

    @Override
    public StepEnded movedTo(List<Position> place) {
      return new StepEnded(place, result, executed, chained, outputsKept, onward, seal);
    }
  }

  /**
   * An iteration of a loop succeeded.
   *
   * @param outputs its output list; empty where the step's logging is disabled
   * @param nested the runs inside it
   */
  record IterationEnded(List<Position> at, Optional<Value> outputs, List<RunReport> nested)
      implements StateRecord {
    public IterationEnded {
      at = List.copyOf(at);
      nested = List.copyOf(nested);
    }

    @Override
    public IterationEnded movedTo(List<Position> place) {
      return new IterationEnded(place, outputs, nested);
    }
  }

  /**
   * A nested run began in a step.
   *
   * @param executionId of the nested run
   * @param startedAt when it began
   * @param document what it runs; its parameters are not kept, they are resolved again
   */
  record NestedStarted(
      List<Position> at, String executionId, Instant startedAt, SavedDocument document)
      implements StateRecord {
    public NestedStarted {
      at = List.copyOf(at);
    }

    @Override
    public NestedStarted movedTo(List<Position> place) {
      return new NestedStarted(place, executionId, startedAt, document);
    }
  }

  /** A phase ended; only document and phase of the last position count. */
  record PhaseEnded(List<Position> at, Instant startedAt, Instant endedAt) implements StateRecord {
    public PhaseEnded {
      at = List.copyOf(at);
    }

    @Override
    public PhaseEnded movedTo(List<Position> place) {
      return new PhaseEnded(place, startedAt, endedAt);
    }
  }

  /** A document ended; only the document of the last position counts. */
  record DocumentEnded(List<Position> at, Instant startedAt, Instant endedAt)
      implements StateRecord {
    public DocumentEnded {
      at = List.copyOf(at);
    }

    @Override
    public DocumentEnded movedTo(List<Position> place) {
      return new DocumentEnded(place, startedAt, endedAt);
    }
  }
}
