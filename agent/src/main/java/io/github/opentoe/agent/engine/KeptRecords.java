package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.state.Frame;
import io.github.opentoe.agent.state.Position;
import io.github.opentoe.agent.state.SavedRun;
import io.github.opentoe.agent.state.StateRecord;
import io.github.opentoe.agent.state.StateRecord.DocumentEnded;
import io.github.opentoe.agent.state.StateRecord.PhaseEnded;
import io.github.opentoe.agent.state.StateRecord.StepEnded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a failed run wrote about the steps that are kept, for the places where they stand now. */
final class KeptRecords {

  private final SavedRun failed;
  private final Map<Position, Position> places = new HashMap<>();
  private final Map<Position, Position> phases = new HashMap<>();
  private final Optional<Position> end;
  private final Optional<NestedFailure> inside;

  /**
   * @param kept the steps that are kept, in their order
   * @param now the places of all steps, first of these
   * @param inside what is kept inside of the step behind them
   */
  KeptRecords(
      SavedRun failed, List<StepEnded> kept, List<Position> now, Optional<NestedFailure> inside) {
    this.failed = failed;
    this.inside = inside;
    for (int index = 0; index < kept.size(); index++) {
      Position old = kept.get(index).at().get(0);
      places.put(step(old), now.get(index));
      phases.put(phase(old), phase(now.get(index)));
    }
    this.end = kept.size() < now.size() ? Optional.of(now.get(kept.size())) : Optional.empty();
  }

  /** The records, in the order it happened. */
  List<StateRecord> moved() {
    List<StateRecord> moved = new ArrayList<>();
    for (StateRecord record : failed.records()) {
      place(record).ifPresent(place -> moved.add(moved(record, place)));
    }
    for (StateRecord record : inside.map(NestedFailure::over).orElse(List.of())) {
      moved.add(moved(record, at(end.orElseThrow(), record.at().get(0))));
    }
    return moved;
  }

  private static StateRecord moved(StateRecord record, Position place) {
    List<Position> at = new ArrayList<>(record.at());
    at.set(0, place);
    return record.movedTo(at);
  }

  /** The step that stands here now, as far as it had come where it stood before. */
  private static Position at(Position place, Position old) {
    return new Position(
        place.document(), place.phase(), place.step(), old.attempt(), old.iteration());
  }

  private Optional<Position> place(StateRecord record) {
    Position old = record.at().get(0);
    boolean isOutermost = record.at().size() == 1;
    if (isOutermost && record instanceof DocumentEnded) {
      return Optional.of(old).filter(place -> !isCut(place.document()));
    }
    if (isOutermost && record instanceof PhaseEnded) {
      return Optional.ofNullable(phases.get(phase(old)))
          .filter(place -> !end.map(KeptRecords::phase).equals(Optional.of(place)));
    }
    return Optional.ofNullable(places.get(step(old)))
        .map(
            place ->
                new Position(
                    place.document(), place.phase(), place.step(), old.attempt(), old.iteration()));
  }

  /** Whether not all of a document is kept. */
  private boolean isCut(int document) {
    return end.filter(place -> place.document() <= document).isPresent();
  }

  /** Where the run goes on. */
  List<Frame> stack() {
    if (end.isEmpty()) {
      return List.of();
    }
    Position place = end.get();
    Optional<Frame> failure = inside.map(found -> found.stack().get(0));
    List<Frame> stack = new ArrayList<>();
    stack.add(
        new Frame(
            failure.map(frame -> at(place, frame.position())).orElse(place),
            failure.flatMap(Frame::condition),
            begun(place.document()),
            phases.entrySet().stream()
                .filter(phase -> phase.getValue().equals(phase(place)))
                .findFirst()
                .flatMap(phase -> phaseStart(phase.getKey())),
            failure.flatMap(Frame::stepStart)));
    inside.ifPresent(found -> stack.addAll(found.stack().subList(1, found.stack().size())));
    return stack;
  }

  /** When a document began, if anything in it is kept. */
  private Optional<Instant> begun(int document) {
    return places.values().stream().anyMatch(place -> place.document() == document)
        ? documentStart(document)
        : Optional.empty();
  }

  private Optional<Instant> documentStart(int document) {
    return outermost(DocumentEnded.class)
        .filter(ended -> ended.at().get(0).document() == document)
        .map(DocumentEnded::startedAt)
        .findFirst()
        .or(
            () ->
                last()
                    .filter(frame -> frame.position().document() == document)
                    .flatMap(Frame::documentStart));
  }

  private Optional<Instant> phaseStart(Position phase) {
    return outermost(PhaseEnded.class)
        .filter(ended -> phase(ended.at().get(0)).equals(phase))
        .map(PhaseEnded::startedAt)
        .findFirst()
        .or(
            () ->
                last()
                    .filter(frame -> phase(frame.position()).equals(phase))
                    .flatMap(Frame::phaseStart));
  }

  private <R extends StateRecord> Stream<R> outermost(Class<R> type) {
    return failed.records().stream()
        .filter(record -> record.at().size() == 1)
        .filter(type::isInstance)
        .map(type::cast);
  }

  private Optional<Frame> last() {
    return failed.point().stack().stream().findFirst();
  }

  private static Position step(Position at) {
    return new Position(at.document(), at.phase(), at.step(), 0, 0);
  }

  private static Position phase(Position at) {
    return new Position(at.document(), at.phase(), 0, 0, 0);
  }
}
