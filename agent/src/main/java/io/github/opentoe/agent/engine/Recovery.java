package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.state.Frame;
import io.github.opentoe.agent.state.Position;
import io.github.opentoe.agent.state.RunPoint;
import io.github.opentoe.agent.state.SavedRun;
import io.github.opentoe.agent.state.StateRecord;
import io.github.opentoe.agent.state.StateRecord.DocumentEnded;
import io.github.opentoe.agent.state.StateRecord.IterationEnded;
import io.github.opentoe.agent.state.StateRecord.NestedStarted;
import io.github.opentoe.agent.state.StateRecord.PhaseEnded;
import io.github.opentoe.agent.state.StateRecord.StepEnded;
import io.github.opentoe.agent.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run had done when it was cut off, as seen from one level of nesting (EX-27). */
public final class Recovery {

  /** Of a run that begins. */
  public static final Recovery NONE = new Recovery(List.of());

  private final Map<Position, StepEnded> steps = new HashMap<>();
  private final Map<Position, PhaseEnded> phases = new HashMap<>();
  private final Map<Position, DocumentEnded> documents = new HashMap<>();
  private Optional<Underway> underway = Optional.empty();

  private Recovery(List<StateRecord> here) {
    for (StateRecord record : here) {
      Position at = record.at().get(record.at().size() - 1);
      if (record instanceof StepEnded step) {
        steps.put(step(at), step);
      } else if (record instanceof PhaseEnded phase) {
        phases.put(new Position(at.document(), at.phase(), 0, 0, 0), phase);
      } else if (record instanceof DocumentEnded document) {
        documents.put(new Position(at.document(), 0, 0, 0, 0), document);
      }
    }
  }

  /**
   * Of a saved run, on its outermost level.
   *
   * @param failure why the step that was cut off fails now; empty where it goes on
   */
  public static Recovery of(SavedRun run, Optional<String> failure) {
    return at(List.of(), new Cut(run.point(), failure), run.records());
  }

  /** Of a run that failed and goes on. */
  public static Recovery of(Resumption kept) {
    RunPoint point = RunPoint.start("").movedTo(kept.stack(), kept.counts());
    return at(List.of(), new Cut(point, Optional.empty()), kept.records());
  }

  /** Where the run was cut off, and what becomes of the innermost step. */
  private record Cut(RunPoint point, Optional<String> failure) {}

  private static Recovery at(List<Position> above, Cut cut, List<StateRecord> records) {
    RunPoint point = cut.point();
    int level = above.size();
    List<StateRecord> here =
        records.stream()
            .filter(
                record ->
                    record.at().size() == level + 1 && record.at().subList(0, level).equals(above))
            .toList();
    Recovery recovery = new Recovery(here);
    List<Frame> stack = point.stack();
    boolean isOnStack =
        level < stack.size()
            && stack.subList(0, level).stream().map(Frame::position).toList().equals(above);
    if (isOnStack && !recovery.steps.containsKey(step(stack.get(level).position()))) {
      recovery.underway = Optional.of(underway(above, cut, here, records));
    }
    return recovery;
  }

  private static Underway underway(
      List<Position> above, Cut cut, List<StateRecord> here, List<StateRecord> records) {
    RunPoint point = cut.point();
    Frame frame = point.stack().get(above.size());
    Position began = frame.position();
    List<Optional<Value>> done = new ArrayList<>();
    List<RunReport> nested = new ArrayList<>();
    for (StateRecord record : here) {
      Position at = record.at().get(above.size());
      if (record instanceof IterationEnded iteration
          && at.isInStepOf(began)
          && at.attempt() == began.attempt()) {
        done.add(iteration.outputs());
        nested.addAll(iteration.nested());
      }
    }
    Position now =
        new Position(began.document(), began.phase(), began.step(), began.attempt(), done.size());
    boolean isInnermost = above.size() == point.stack().size() - 1;
    Optional<RunPoint.Restart> finished =
        point
            .restart()
            .filter(asked -> isInnermost && cut.failure().isEmpty())
            .filter(asked -> asked.after() == RunPoint.After.NEXT_STEP)
            .filter(asked -> began.iteration() == done.size());
    Optional<NestedStarted> started =
        here.stream()
            .filter(NestedStarted.class::isInstance)
            .map(NestedStarted.class::cast)
            .filter(record -> record.at().get(above.size()).equals(now))
            .reduce((first, second) -> second);
    List<Position> inside = new ArrayList<>(above);
    inside.add(now);
    Recovery inner = started.isPresent() ? at(inside, cut, records) : NONE;
    Optional<String> failure = isInnermost ? cut.failure() : Optional.empty();
    finished.ifPresent(asked -> done.add(asked.outputs()));
    return new Underway(frame, done, finished.isPresent(), nested, failure, started, inner);
  }

  Optional<StepEnded> ended(Position at) {
    return Optional.ofNullable(steps.get(step(at)));
  }

  Optional<PhaseEnded> endedPhase(int document, int phase) {
    return Optional.ofNullable(phases.get(new Position(document, phase, 0, 0, 0)));
  }

  Optional<DocumentEnded> endedDocument(int document) {
    return Optional.ofNullable(documents.get(new Position(document, 0, 0, 0, 0)));
  }

  /** The step at this place, if it had begun and not ended. */
  Optional<Underway> underway(Position at) {
    return underway.filter(step -> step.frame().position().isInStepOf(at));
  }

  /** The frame of whatever was under way in this document. */
  Optional<Frame> frame(int document) {
    return underway.map(Underway::frame).filter(now -> now.position().document() == document);
  }

  /** The frame of whatever was under way in this phase. */
  Optional<Frame> frame(int document, int phase) {
    return frame(document).filter(now -> now.position().phase() == phase);
  }

  private static Position step(Position at) {
    return new Position(at.document(), at.phase(), at.step(), 0, 0);
  }
}
