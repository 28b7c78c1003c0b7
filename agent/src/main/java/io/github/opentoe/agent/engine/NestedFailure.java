package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.state.Frame;
import io.github.opentoe.agent.state.Position;
import io.github.opentoe.agent.state.StateRecord;
import io.github.opentoe.agent.state.StateRecord.IterationEnded;
import io.github.opentoe.agent.state.StateRecord.NestedStarted;
import io.github.opentoe.agent.state.StateRecord.PhaseEnded;
import io.github.opentoe.agent.state.StateRecord.StepEnded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step that failed because a step of a document that it ran did: what is over inside of it.
 *
 * @param over the records that are kept, as they were written
 * @param stack the failed step and those inside of it, outermost first
 * @param steps how many steps inside are kept
 * @param place the innermost document and step, for people
 */
record NestedFailure(List<StateRecord> over, List<Frame> stack, int steps, String place) {

  NestedFailure {
    over = List.copyOf(over);
    stack = List.copyOf(stack);
  }

  /**
   * Looks into a step that failed, whose documents are as they were.
   *
   * @return empty where the step has to run again from its beginning
   */
  static Optional<NestedFailure> of(
      StepEnded failed, Optional<String> condition, List<StateRecord> records) {
    List<Position> at = failed.at();
    int level = at.size();
    Optional<NestedStarted> started = last(NestedStarted.class, at, records);
    List<StateRecord> inside =
        records.stream()
            .filter(record -> record.at().size() > level)
            .filter(record -> record.at().subList(0, level).equals(at))
            .toList();
    List<StepEnded> steps =
        inside.stream()
            .filter(record -> record instanceof StepEnded && record.at().size() == level + 1)
            .map(StepEnded.class::cast)
            .toList();
    Optional<StepEnded> culprit =
        steps.stream().filter(step -> step.result().status() == Status.FAILED).findFirst();
    if (started.isEmpty() || culprit.isEmpty()) {
      return Optional.empty();
    }
    List<StepEnded> kept = steps.subList(0, steps.indexOf(culprit.get()));
    boolean isWhole =
        kept.stream().allMatch(step -> step.outputsKept() && isKnown(step))
            && iterations(failed, records) == at.get(level - 1).iteration();
    return isWhole
        ? Optional.of(
            joined(
                failed, condition, records, new Inside(started.get(), kept, inside, culprit.get())))
        : Optional.empty();
  }

  private record Inside(
      NestedStarted started, List<StepEnded> kept, List<StateRecord> records, StepEnded culprit) {}

  private static NestedFailure joined(
      StepEnded failed, Optional<String> condition, List<StateRecord> records, Inside inside) {
    int level = failed.at().size();
    Optional<NestedFailure> deeper = of(inside.culprit(), Optional.empty(), records);
    List<StateRecord> over = new ArrayList<>(earlier(failed, records));
    over.add(inside.started());
    inside.records().stream().filter(record -> isOver(record, inside, level)).forEach(over::add);
    deeper.ifPresent(found -> over.addAll(found.over()));
    List<Frame> stack = new ArrayList<>();
    stack.add(
        new Frame(
            failed.at().get(level - 1),
            condition,
            Optional.empty(),
            Optional.empty(),
            failed.result().startedAt()));
    stack.addAll(deeper.map(NestedFailure::stack).orElseGet(() -> List.of(begin(inside, level))));
    return new NestedFailure(
        over,
        stack,
        inside.kept().size() + deeper.map(NestedFailure::steps).orElse(0),
        deeper
            .map(NestedFailure::place)
            .orElseGet(
                () ->
                    "step %s of %s"
                        .formatted(
                            inside.culprit().result().name(),
                            inside.started().document().source())));
  }

  private static boolean isOver(StateRecord record, Inside inside, int level) {
    Position place = record.at().get(level);
    boolean isEnd = record instanceof PhaseEnded && record.at().size() == level + 1;
    return isEnd
        ? place.phase() < inside.culprit().at().get(level).phase()
        : inside.kept().stream().anyMatch(step -> step.at().get(level).isInStepOf(place));
  }

  /** Where the nested run goes on, with a step that has not begun. */
  private static Frame begin(Inside inside, int level) {
    Position end = inside.culprit().at().get(level);
    Optional<Instant> phaseStart =
        inside.kept().stream()
            .filter(step -> step.at().get(level).phase() == end.phase())
            .findFirst()
            .flatMap(step -> step.result().startedAt());
    return new Frame(
        new Position(end.document(), end.phase(), end.step(), 0, 0),
        Optional.empty(),
        Optional.of(inside.started().startedAt()),
        phaseStart,
        Optional.empty());
  }

  /** What a step inside took is known: a reference to it gets the same as before. */
  private static boolean isKnown(StepEnded step) {
    return step.chained().isPresent() || step.result().status() == Status.SKIPPED;
  }

  /** What the iterations before the one that failed wrote. */
  private static List<StateRecord> earlier(StepEnded failed, List<StateRecord> records) {
    int level = failed.at().size();
    List<Position> above = failed.at().subList(0, level - 1);
    Position end = failed.at().get(level - 1);
    List<StateRecord> earlier = new ArrayList<>();
    for (StateRecord record : records) {
      if (record.at().size() >= level && record.at().subList(0, level - 1).equals(above)) {
        Position at = record.at().get(level - 1);
        boolean isOfAttempt = at.isInStepOf(end) && at.attempt() == end.attempt();
        if (isOfAttempt && at.iteration() < end.iteration()) {
          earlier.add(record);
        }
      }
    }
    return earlier;
  }

  private static long iterations(StepEnded failed, List<StateRecord> records) {
    return earlier(failed, records).stream()
        .filter(IterationEnded.class::isInstance)
        .filter(record -> record.at().size() == failed.at().size())
        .count();
  }

  private static <R extends StateRecord> Optional<R> last(
      Class<R> type, List<Position> at, List<StateRecord> records) {
    return records.stream()
        .filter(record -> type.isInstance(record) && record.at().equals(at))
        .map(type::cast)
        .reduce((first, second) -> second);
  }
}
