package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.condition.Gate;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.state.Position;
import io.github.opentoe.agent.state.SavedRun;
import io.github.opentoe.agent.state.StateRecord.StepEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first steps of a run that failed, as far as they are over and the same as before. */
final class KeptSteps {

  private final SavedRun failed;
  private final RunState state;
  private final StepChange change;
  private final List<StepEnded> before;
  private final List<Position> now;
  private int kept;
  private String reason = "";

  KeptSteps(SavedRun failed, RunState state, StepChange change) {
    this.failed = failed;
    this.state = state;
    this.change = change;
    this.before =
        failed.records().stream()
            .filter(record -> record.at().size() == 1 && record instanceof StepEnded)
            .map(StepEnded.class::cast)
            .toList();
    this.now = places(state);
  }

  /** All steps that run, in their order. */
  private static List<Position> places(RunState state) {
    List<Position> places = new ArrayList<>();
    for (int document = 0; document < state.documents().size(); document++) {
      List<PhaseState> phases = state.documents().get(document).phases();
      for (int phase = 0; phase < phases.size(); phase++) {
        int steps = phases.get(phase).isSelected() ? phases.get(phase).steps().size() : 0;
        for (int step = 0; step < steps; step++) {
          places.add(new Position(document, phase, step, 0, 0));
        }
      }
    }
    return places;
  }

  Resumption resumption() {
    boolean goesOn = true;
    while (goesOn && kept < now.size()) {
      Optional<String> end = end(kept);
      reason = end.orElse("");
      goesOn = end.isEmpty();
      kept += goesOn ? 1 : 0;
    }
    if (kept < now.size()) {
      giveUpLost();
    }
    Optional<NestedFailure> inside = inside();
    KeptRecords records = new KeptRecords(failed, before.subList(0, kept), now, inside);
    return new Resumption(records.moved(), records.stack(), text(inside));
  }

  /** A step that failed in a document which is as it was goes on inside of that. */
  private Optional<NestedFailure> inside() {
    if (kept >= Math.min(before.size(), now.size())) {
      return Optional.empty();
    }
    StepEnded old = before.get(kept);
    StepState step = step(now.get(kept));
    boolean isAsItWas =
        old.result().status() == Status.FAILED
            && isSame(old, now.get(kept))
            && step.plan().action().documentKey().isPresent()
            && change.ofFailed(old, document(now.get(kept)), step).isEmpty();
    Optional<String> condition = step.step().gate().map(gate -> Gate.Outcome.EXECUTE.word());
    return isAsItWas ? NestedFailure.of(old, condition, failed.records()) : Optional.empty();
  }

  /** Why the steps that are kept end before this one; empty where it is kept too. */
  private Optional<String> end(int index) {
    if (index >= before.size()) {
      return Optional.of("it has not run yet");
    }
    StepEnded old = before.get(index);
    if (!isSame(old, now.get(index))) {
      return Optional.of(displaced(index));
    }
    return old.result().status() == Status.FAILED
        ? Optional.of("it failed")
        : change.of(old, document(now.get(index)), step(now.get(index)));
  }

  /** Whether a step that ended is the one that stands here now, by its names. */
  private boolean isSame(StepEnded old, Position place) {
    StepPlan plan = step(place).plan();
    return old.at().get(0).document() == place.document()
        && old.result().name().equals(plan.step().name())
        && (old.seal().isEmpty()
            || StepSeal.phase(plan.phase(), change.salt()).equals(old.seal().get(StepSeal.PHASE)));
  }

  private String displaced(int index) {
    Position place = now.get(index);
    StepEnded old = before.get(index);
    boolean isGone = now.stream().noneMatch(other -> isSame(old, other));
    boolean hasFailed = old.result().status() == Status.FAILED;
    if (before.stream().noneMatch(one -> isSame(one, place)) && !(isGone && hasFailed)) {
      return "it is new";
    }
    return isGone
        ? "step "
            + old.result().name()
            + " before it"
            + (hasFailed ? ", which failed," : "")
            + " is gone"
        : "the order of the steps changed";
  }

  /** A step whose outputs were not kept runs again, if one that runs needs them. */
  private void giveUpLost() {
    int number = now.get(kept).document();
    DocumentState document = state.documents().get(number);
    for (int user = now.size() - 1; user >= kept; user--) {
      if (now.get(user).document() == number) {
        StepState step = step(now.get(user));
        StepSeal.needs(document, step.plan()).forEach(need -> giveUpLost(document, step, need));
      }
    }
  }

  private void giveUpLost(DocumentState document, StepState user, Reference.Chain need) {
    Optional<StepState> target = document.step(need.phase(), need.step());
    for (int index = 0; index < kept; index++) {
      StepEnded old = before.get(index);
      boolean isLost =
          need.side() == Reference.Side.INPUTS
              ? old.chained().isEmpty()
              : !old.outputsKept() && old.result().status() != Status.SKIPPED;
      if (isLost && target.equals(Optional.of(step(now.get(index))))) {
        kept = index;
        reason =
            "its %s were not kept, and step %s needs them"
                .formatted(need.side().word(), user.step().name());
      }
    }
  }

  private String text(Optional<NestedFailure> inside) {
    if (kept == now.size()) {
      return "Nothing is left to run: " + steps(kept);
    }
    Position place = now.get(kept);
    StepState step = step(place);
    return "Resuming at step %s.%s (%s:%d)%s: %s; %s"
        .formatted(
            step.plan().phase(),
            step.step().name(),
            document(place).loaded().source(),
            step.step().location().line(),
            inside.map(found -> ", inside of it at " + found.place()).orElse(""),
            reason,
            steps(kept + inside.map(NestedFailure::steps).orElse(0)));
  }

  private static String steps(int count) {
    return switch (count) {
      case 0 -> "no step is kept";
      case 1 -> "1 step is kept";
      default -> count + " steps are kept";
    };
  }

  private DocumentState document(Position place) {
    return state.documents().get(place.document());
  }

  private StepState step(Position place) {
    return document(place).phases().get(place.phase()).steps().get(place.step());
  }
}
